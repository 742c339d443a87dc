import { CATEGORIES } from '../languages/types';

/** Conventional-commit families that the CV shows; `other` carries no label and no clear first verb. */
export const KINDS = ['feature', 'fix', 'refactoring', 'test', 'documentation', 'build', 'performance', 'style', 'revert', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** What a change was made to: the category of its files, or `excluded` where the owner left their paths out. */
export const FACT_CATEGORIES = [...CATEGORIES, 'excluded'] as const;
export type FactCategory = (typeof FACT_CATEGORIES)[number];

/** What one commit did in one language and category. */
export interface ChangeFact {
  /** Linguist's name, or null where none was found. */
  language: string | null;
  category: FactCategory;
  /** Rows of numstat, binary ones too. */
  files: number;
  additions: number;
  deletions: number;
}

/** One commit of the user, as kept in the stats store. Holds nothing that names him or his code. */
export interface CommitFact {
  /** Opaque id of the repository. */
  repository: string;
  /** HMAC-SHA-256 of the sha under the user's key, 32 hex digits. */
  commit: string;
  /** Hash of (author e-mail, author time and zone, sorted lines of each file) under the same key, 32 hex digits; null where no lines were counted. */
  work: string | null;
  /** The author's wall clock in seconds, stored as if UTC; null where the commit holds no possible date. */
  time: number | null;
  /** Minutes east of UTC. */
  zone: number;
  /** Committer time, seconds since 1970 UTC; null where impossible. */
  committed: number | null;
  kind: Kind;
  /** Opaque id of the identity whose address wrote it (or names him as co-author); null where nobody keeps identities, and in facts of older rules. */
  identity: string | null;
  /** More than one parent: carries no lines. */
  merge: boolean;
  /** The user is named only in a `Co-authored-by`: counted apart, carries no lines. */
  coAuthorOnly: boolean;
  /** Somebody else is named in a `Co-authored-by`. */
  coAuthored: boolean;
  bot: boolean;
  /** An AI assistant is declared in the message. */
  ai: boolean;
  /** A signature is there. */
  signed: boolean;
  /** The signature was checked against the keys that the forge lists for him. */
  signatureVerified: boolean;
  /** The owner excluded this commit by hand. */
  excludedByOwner: boolean;
  changes: ChangeFact[];
}

/** Version of the counting rules that made a fact; raised whenever a rule changes a number. */
export const RULES_VERSION = 2;

/** A commit, or a part of it, that could not be counted. */
export interface IncompleteCommit {
  /** What the person called the repository: the path or address. */
  repository: string;
  commit: string;
  reason: string;
}
