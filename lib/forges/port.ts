import type { ErrorCode } from '../errors/app-error';
import type { Outbound } from '../net/outbound';
import type { PullRequestAnswer, PullRequestQuestion } from '../reviews/types';
import type { KeyKind, ListedKey } from '../signatures/types';
import type { Pacers, RateLimitState } from './pacers';

export type { RateLimitState } from './pacers';

/** The forges that there is an adapter for. */
export const FORGES = ['github', 'gitlab', 'azure-devops'] as const;
export type ForgeName = (typeof FORGES)[number];

/** One token in use. It is put together for one job and never stored or logged: it holds the secret. */
export interface ForgeConnection {
  forge: ForgeName;
  /** Id of the stored token: limits and conditional requests belong to it, never to another one. */
  id: string;
  /** Web address of the server without a slash at the end: `https://github.com`, `https://dev.azure.com`, `https://git.example.org/gitlab`. */
  server: string;
  /** Azure DevOps: the organisation, or the collection of a server. Null elsewhere. */
  organization: string | null;
  /** Opaque text of up to 1,024 characters and more. */
  token: string;
}

/** What adapters are given. They read no clock, open no socket and keep no state of their own. */
export interface ForgeDeps {
  /** The only way out: every request of every client library goes through it. */
  outbound: Outbound;
  /** The process's limiters. */
  pacers: Pacers;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Whose token it is. */
export interface ForgeAccount {
  /** The forge's own id: stays when the person changes the login, never given to another. */
  id: string;
  login: string;
  /** Null where the profile has none. */
  name: string | null;
  /** False for a bot of a project or a group, an app, a service: its addresses are nobody's. */
  person: boolean;
  /** When the account was made, ISO 8601; null where the forge does not say. */
  created: string | null;
}

/** Something that stops a token, or a part of its repositories, from being read. */
export interface ForgeProblem {
  code: ErrorCode;
  /** What is wrong, what still works, what to do. */
  sentence: string;
  /** The same without what holds only for a token that is kept; left out where there is nothing of that in it. */
  bare?: string;
  /** Page of the forge where it is mended; null where there is none. */
  link: string | null;
}

/** What a token is and what it may. */
export interface TokenCheck {
  /** `limited`: it works, and `problems` says what it does not reach. `refused` and `expired`: nothing can be read with it. */
  state: 'good' | 'limited' | 'expired' | 'refused';
  /** Null where the forge did not take the token. */
  account: ForgeAccount | null;
  /** In a person's words: "classic", "fine-grained", "project", … */
  kind: string;
  /** As the forge names them; null where it does not tell. */
  scopes: string[] | null;
  /** ISO 8601 moment at which it ends; null: never, or nobody knows (`expiryKnown`). */
  expires: string | null;
  /** False where the forge does not tell, so that the person has to be asked. */
  expiryKnown: boolean;
  /** Whether it can also write; null where the forge does not tell. */
  canWrite: boolean | null;
  problems: ForgeProblem[];
}

/** An address of the account, as far as the forge vouches for it. */
export interface VouchedAddress {
  /** Lower case. */
  email: string;
  /** False: the account uses it, and the forge does not say that it was confirmed. It counts as claimed. */
  verified: boolean;
  primary: boolean;
  /** The forge's own address that hides the real one. */
  noReply: boolean;
}

/** No-reply addresses that belong to one account whatever its login was: `<prefix><anything>@<host>`, compared in lower case. */
export interface NoReplyRule {
  prefix: string;
  host: string;
}

export interface AccountAddresses {
  addresses: VouchedAddress[];
  /** Null where the forge has no such addresses. All that fit count as verified. */
  noReply: NoReplyRule | null;
  /** Why addresses may be missing. */
  problems: ForgeProblem[];
}

/** Public keys that a forge lists for an account as such that it signs commits with. */
export interface AccountKeys {
  keys: ListedKey[];
  /** Sorts of keys whose whole list was told; of the others nothing is known. */
  told: KeyKind[];
}

/** A repository as its forge describes it. */
export interface ForgeRepository {
  /** The forge's own id: survives renaming and moving. */
  id: string;
  /** `owner/name`, `group/subgroup/name`, `organization/project/name`. */
  path: string;
  name: string;
  owner: {
    /** Login, full path of the group, or `organization/project`. */
    name: string;
    kind: 'person' | 'organization' | 'group' | 'project';
    id: string;
  };
  webUrl: string;
  /** Address for git without a user part, always on the connection's own server; null where git over HTTP is switched off. */
  cloneUrl: string | null;
  /** `internal`: every account of that server or enterprise. */
  visibility: 'public' | 'internal' | 'private';
  fork: boolean;
  archived: boolean;
  /** The forge lets nobody read it at present. */
  disabled: boolean;
  /** Null where the forge has no stars. */
  stars: number | null;
  /** Null where the answer does not tell; `spdx` null: no licence, or none that is known. */
  licence: { spdx: string | null } | null;
  /** ISO 8601, a hint only; null where the forge does not tell. */
  lastActivity: string | null;
  /** Null when empty or when code may not be read. */
  defaultBranch: string | null;
  /** Bytes as the forge counts them; null where it does not. */
  size: number | null;
  /** Null where the answer does not tell. */
  empty: boolean | null;
  /** For `changes`: stands for the state of its code when this was read. Null where the answer does not tell. */
  marker: string | null;
}

export interface RepositoryPage {
  repositories: ForgeRepository[];
  /** What was left out of this page and why: organisations that want single sign-on, rows that cannot be trusted. */
  problems: ForgeProblem[];
}

/** Which repository: by the forge's id, or by its path as it is in an address. */
export type RepositoryKey = { id: string } | { path: string };

/** `hidden`: deleted, or this token may not know of it; no forge tells the two apart. `blocked`: taken down by the forge. */
export type RepositoryAnswer =
  | { state: 'present'; repository: ForgeRepository }
  | { state: 'hidden' | 'blocked' };

/** A repository whose changes are asked for. */
export interface KnownRepository {
  id: string;
  /** What `changes` or a `ForgeRepository` gave before the last complete collection began; null before the first. */
  marker: string | null;
}

/** One step of looking for changes. */
export interface ChangePage {
  /** Repositories that may have new commits, with the marker to keep once they are collected. */
  changed: { id: string; marker: string }[];
  /** Known ones that can no longer be read. */
  unavailable: { id: string; state: 'hidden' | 'blocked' }[];
  /** Whatever the forge described on the way: new, renamed, archived ones too. */
  seen: ForgeRepository[];
  problems: ForgeProblem[];
  /**
   * To be given back next time instead of the one before; null: keep what you have.
   * Store it after every changed repository of this and earlier pages has been noted as due: the forge will not tell of them again.
   */
  state: string | null;
}

/** The value of git's `Authorization` header, and the only place it may be sent to. */
export interface CloneCredentials {
  authorization: string;
  /** Scheme, host and port. */
  origin: string;
}

/** `not-offered`: the forge gives no way; the person does it himself at `link`. */
export interface Revocation {
  outcome: 'revoked' | 'already-invalid' | 'not-offered';
  sentence: string;
  link: string | null;
}

/** Ends the call early; nothing is sent after it. */
export interface CallOptions {
  signal?: AbortSignal;
}

/**
 * One forge as one token sees it. All methods throw AppError with a code of: `token-refused`, `token-expired`, `scope-missing`, `sso-required`,
 * `forge-refused` (by rule of the organisation or server), `rate-limited` (`retryAt` is set), `forge-unreachable` (`retryAt` where known), `forge-failed`
 * (an answer nobody could understand), `address-refused` (the network rules forbid the server), `cancelled`.
 */
export interface Forge {
  readonly name: ForgeName;
  /** What the token is. A token that the forge does not take is an answer, not an error. */
  checkToken(options?: CallOptions): Promise<TokenCheck>;
  /** Addresses of the account. A token that may not read them gets those that it may, and a problem. */
  addresses(options?: CallOptions): Promise<AccountAddresses>;
  /** Keys that the forge lists for the account, which is the token's own. What it does not tell, or not to this token, is not told; no key is asked for by the token's rights. */
  signingKeys(account: Pick<ForgeAccount, 'id' | 'login'>, options?: CallOptions): Promise<AccountKeys>;
  /** All repositories the token can read. Ending without an error is the only sign that none is missing but those that `problems` name. */
  repositories(options?: CallOptions): AsyncIterable<RepositoryPage>;
  /** One repository as it is now: followed when renamed or moved, on the same server only. */
  repository(key: RepositoryKey, options?: CallOptions): Promise<RepositoryAnswer>;
  /** Which of these may have new commits, with as few requests as the forge allows. `state` is the last that was given, null at first. */
  changes(known: readonly KnownRepository[], state: string | null, options?: CallOptions): AsyncIterable<ChangePage>;
  /** Pull or merge requests of the account, which is the token's own: what somebody did with them, and when. Never needed for anything else: a token that may not read them is refused here only. */
  pullRequests(account: Pick<ForgeAccount, 'id' | 'login'>, question: PullRequestQuestion, options?: CallOptions): Promise<PullRequestAnswer>;
  /** How git logs in. */
  credentials(): Promise<CloneCredentials>;
  /** Makes the token useless, where the forge lets its holder do so. */
  revoke(options?: CallOptions): Promise<Revocation>;
  /** Known without asking. */
  rateLimit(): RateLimitState;
}
