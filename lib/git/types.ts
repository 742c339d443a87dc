/** Where commits are read from. A path is a bare or ordinary repository on this machine. */
export type RepositorySource =
  | { kind: 'path'; path: string }
  | {
      kind: 'url';
      url: string;
      authorization?: string;
      /** Where the host was looked up and allowed: connections go there and nowhere else. Without it the system looks it up. */
      pinned?: PinnedHost;
    };

/** The one IP address that a host's name stands for while a repository is read. */
export interface PinnedHost {
  ip: string;
  family: 4 | 6;
}

/** Author and committer clock as git stores it. */
export interface GitTime {
  /** Integer seconds since 1970 UTC, or undefined where git holds none or an impossible one. */
  seconds: number | undefined;
  /** Minutes east of UTC; 0 where the stored zone is impossible. */
  zoneMinutes: number;
}

export interface Person {
  /** Lossy UTF-8 (invalid bytes become U+FFFD). */
  name: string;
  /** As written in the commit (raw: no mailmap), lossy UTF-8. */
  email: string;
}

/** One commit without its changes. */
export interface CommitHeader {
  sha: string;
  /** Its id; empty where git shows none, because the commit names an encoding in which its own beginning is something else. */
  tree: string;
  parents: readonly string[];
  author: Person;
  authored: GitTime;
  committer: Person;
  committed: GitTime;
  /** First line of the message. */
  subject: string;
  /** Every `Co-authored-by` trailer. */
  coAuthors: readonly Person[];
  /** Any trailer or generated-by line that declares an AI assistant; decided in lib/facts from the message. */
  trailers: readonly string[];
  /** A signature header is present; nothing is verified. */
  signed: boolean;
}

/** One row of `--raw --numstat`. */
export interface FileChange {
  path: string;
  oldPath?: string;
  oldMode: string;
  newMode: string;
  oldBlob: string;
  newBlob: string;
  /** Lines; undefined for a binary change (numstat `-`). */
  additions: number | undefined;
  deletions: number | undefined;
  /** The whole file as the commit left it, or as it was where it is gone; only where it was at hand. */
  content?: Buffer;
}

/** A `.gitattributes`: its folder, with a slash at its end (the root is empty), and its content's id. */
export interface HeldAttributes {
  folder: string;
  blob: string;
}

export interface CommitChanges {
  header: CommitHeader;
  files: FileChange[];
  /** Set where something could not be counted, e.g. a missing object; what could be counted is in `files`. */
  incomplete?: string;
  /** No file of it is too large for its lines to be counted. Absent where that is not known. */
  allSmall?: boolean;
  /** Each `.gitattributes` in a folder above a changed file, as the commit left it. Absent where they are not known. */
  attributes?: readonly HeldAttributes[];
  /** Gives back the memory of `content` of these files and of those before them in the same answer: whoever reads contents calls it once they are read. */
  freeContents?: () => void;
}

export interface GitProgress {
  step: 'listing' | 'fetching' | 'reading';
  done: number;
  /** undefined while unknown. */
  total: number | undefined;
  bytes?: number;
}
