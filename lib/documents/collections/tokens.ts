import { z } from 'zod';
import { DAY_MS, base, bytes, collection, count, isoTime } from './shape';

/** Forges that a token can be of. */
export const TOKEN_FORGES = ['github', 'gitlab', 'azure-devops'] as const;

/** Where a repository's numbers come from: this machine or a typed address (`local`), facts that their owner counted himself (`reported`), or a forge. */
export const REPOSITORY_FORGES = ['local', 'reported', ...TOKEN_FORGES] as const;

/**
 * `active`: works. `limited`: works, and the message says what it does not reach. `reconnect`: the forge does not take it, or it cannot be read any more. `expired`: its end has
 * passed. `leaving`: its owner's access ends; everything is collected once more. `left`: that is done, the secret is gone. `deleting`: a deletion is under way.
 */
export const TOKEN_STATES = ['active', 'limited', 'reconnect', 'expired', 'leaving', 'left', 'deleting'] as const;
export type TokenState = (typeof TOKEN_STATES)[number];

/** States in which a token may be used. */
export const USABLE_STATES: readonly TokenState[] = ['active', 'limited', 'leaving'];

/** Stands for "never" or "nobody knows" where moments are ordered: the last moment that a date can hold. */
export const NEVER = 8_640_000_000_000_000;

const token = z.object({
  ...base,
  name: z.string(),
  forge: z.enum(TOKEN_FORGES),
  /** Web address of the server without a slash at the end. */
  server: z.string(),
  /** Azure DevOps: the organisation. */
  organization: z.string().nullable(),
  /** The sealed secret; null once it is gone for good. */
  sealed: bytes.nullable(),
  /** The branch key of the vault that it lies under; empty when there is none. */
  sealedWith: z.string(),
  /** Raised each time the secret is replaced. */
  secretVersion: count,
  lastFour: z.string(),
  /** In a person's words: "classic", "fine-grained". */
  kind: z.string(),
  account: z.object({ id: z.string(), login: z.string(), name: z.string().nullable(), person: z.boolean() }).nullable(),
  /** As the forge names them; null where it does not tell. */
  scopes: z.array(z.string()).nullable(),
  canWrite: z.boolean().nullable(),
  /** Milliseconds since 1970; `NEVER` where it has no end or nobody knows one. */
  expiresAt: z.number(),
  /** Who says so. */
  expiryFrom: z.enum(['forge', 'owner', 'nobody']),
  status: z.enum(TOKEN_STATES),
  /** A sentence for its owner; empty when there is nothing to say. */
  message: z.string(),
  /** Page on which it is mended. */
  link: z.string().nullable(),
  /** No-reply addresses of the account. */
  noReply: z.object({ prefix: z.string(), host: z.string() }).nullable(),
  /** Owners whose repositories are collected as they appear. */
  activeOwners: z.array(z.string()),
  /** Last time that the forge was asked what it is. */
  checked: isoTime.nullable(),
  /** Last time that the list of repositories was read to its end. */
  refreshed: isoTime.nullable(),
  /** Until when its forge wants silence, as it told any process; in milliseconds since 1970. */
  pausedUntil: z.number().optional(),
  /** The end (as `expiresAt`) that its owner was written to about. */
  warnedOf: z.number().nullable(),
  /** When its owner said that his access ends. */
  leavingSince: isoTime.nullable(),
  /** What becomes of the facts while a deletion is under way. */
  deletion: z.enum(['kept', 'erased']).nullable(),
  /** It has its place in the schedule: a document in `tokenRounds`. */
  scheduled: z.boolean().optional(),
  created: isoTime,
});
export type Token = z.infer<typeof token>;
/** Tokens of forges. */
export const tokens = collection('tokens', token, {
  owner: { fields: ['ownerId'] },
  name: { fields: ['ownerId', 'name'], unique: true },
  status: { fields: ['status'], by: 'expiresAt' },
  sealedWith: { fields: ['sealedWith'] },
  scheduled: { fields: ['scheduled'] },
});

const tokenRound = z.object({
  ...base,
  /** `all`: every round is of this kind. */
  kind: z.literal('all'),
  /** When its forge is asked again, in milliseconds since 1970. */
  nextAsk: z.number(),
  /** Rounds that failed since the last that did not. */
  failures: count,
  /** The secret that `state` was given for. */
  secretVersion: count,
  /** What the forge's adapter wants to be told next time. */
  state: z.string().nullable(),
});
export type TokenRound = z.infer<typeof tokenRound>;
/** When a token's forge is asked for changes, one a token, with the token's id. */
export const tokenRounds = collection('tokenRounds', tokenRound, { next: { fields: ['kind'], by: 'nextAsk' }, owner: { fields: ['ownerId'] } });

/** What the audit list tells of. */
export const AUDIT_ACTIONS = [
  'signed-in', 'signed-out', 'session-ended', 'token-added', 'token-checked', 'token-replaced', 'token-deleted', 'token-leaving', 'token-left', 'token-sealed-anew',
  'repositories-listed', 'repository-asked', 'changes-asked', 'repository-collected', 'token-revoked', 'token-unreadable', 'repository-deleted', 'api-token-made', 'api-token-revoked', 'id-key-given',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** How many days the audit list reaches back. */
export const AUDIT_KEPT_DAYS = 180;

const auditEntry = z.object({
  ...base,
  /** Milliseconds since 1970 of the last time, negative: the newest comes first. */
  order: z.number(),
  /** First and last time that this happened. */
  first: isoTime,
  last: isoTime,
  /** How often, within one hour. */
  times: count,
  action: z.enum(AUDIT_ACTIONS),
  /** The token it was done with, and its name at the time. */
  token: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** What it was done to, e.g. the path of a repository. */
  subject: z.string(),
  /** From where: the browser and the address, shortened. */
  from: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;
/** What was done with a person's tokens and account, for himself to see. The same thing within an hour is one entry, what the schedule does by itself within a week. */
export const audit = collection('audit', auditEntry, { owner: { fields: ['ownerId'], by: 'order' } }, { field: 'last', afterMs: AUDIT_KEPT_DAYS * DAY_MS });

const suggestion = z.object({
  ...base,
  email: z.string(),
  /** Names that commits carry with it, most frequent first. */
  names: z.array(z.string()),
  /** Commits by it, by repository. */
  commits: z.array(z.object({ repository: z.string(), commits: count })),
  /** How likely it is his, from 0 to 1. */
  likeness: z.number(),
  /** He said that it is not his. */
  dismissed: z.boolean(),
});
export type Suggestion = z.infer<typeof suggestion>;
/** Addresses in a person's repositories that look like his. Nobody else's are kept. */
export const suggestions = collection('suggestions', suggestion, { owner: { fields: ['ownerId'] }, email: { fields: ['ownerId', 'email'], unique: true } });
