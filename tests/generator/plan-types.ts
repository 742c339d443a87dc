import type { AttributeLine } from './attributes';
import type { FileKindName } from './file-kinds';
import type { GeneratedClock, GeneratedPerson } from './people';

/** One file of a tree; contents and paths are byte strings (latin1). */
export interface PlannedFile {
  mode: '100644' | '100755' | '120000' | '160000';
  kind: FileKindName | 'attributes' | 'link' | 'module';
  /** Lines with their ends, or the whole of a binary file, the target of a link, the commit of a submodule. */
  lines: readonly string[];
  /** What a `.gitattributes` says. */
  attributes?: readonly AttributeLine[];
}

export type PlannedTree = ReadonlyMap<string, PlannedFile>;

/** One commit and what is true of it by construction. */
export interface PlannedCommit {
  /** 1, 2, … in the order of making; also its mark. */
  mark: number;
  parents: number[];
  author: GeneratedPerson;
  authored: GeneratedClock;
  /** Committer seconds, later for every later commit. */
  committed: number;
  message: string;
  /** Addresses of `Co-authored-by`, as compared. */
  coAuthors: string[];
  files: PlannedTree;
}

/** Whether a path can stand in a tree: no file where it needs a folder, no folder where it needs a file. */
export function fits(files: PlannedTree, path: string): boolean {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) if (files.has(path.slice(0, end))) return false;
  for (const other of files.keys()) if (other.startsWith(`${path}/`)) return false;
  return true;
}
