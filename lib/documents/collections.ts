import { z } from 'zod';
import { ECOSYSTEMS } from '../packages/types';
import { DAY_MS, base, bytes, collection, count, isoTime } from './shape';
import { cvSettings, settingFields } from './cv-settings';
import { pullRequestCounts } from './pull-request-counts';
import { formerSlugs, shareLinks, views } from './share-collections';
import { signingKeys } from './signing-keys';
import { statementKeys } from './statement-keys';
import { REPOSITORY_FORGES, audit, suggestions, tokenRounds, tokens } from './token-collections';

export * from './cv-settings';
export * from './pull-request-counts';
export * from './share-collections';
export * from './signing-keys';
export * from './token-collections';

const user = z.object({
  ...base,
  /** `local` for the person at this machine, else host and numeric account id of who signed in, e.g. `github.com/583231`. */
  account: z.string(),
  /** 32 random bytes in hex: the key of this user's commit and work ids. It leaves the documents only to his own machine, with his API token. */
  hashKey: z.string().regex(/^[0-9a-f]{64}$/u),
  /** The name of the forge's profile at the last sign-in. */
  name: z.string().optional(),
  /** Everything of his is being deleted. */
  leaving: z.boolean().optional(),
  created: isoTime,
});
export type User = z.infer<typeof user>;
/** People. A user owns his own document: `ownerId` equals `id`. */
export const users = collection('users', user, { account: { fields: ['account'], unique: true }, all: { fields: [] }, leaving: { fields: ['leaving'] } });

const identity = z.object({
  ...base,
  /** Lower case. */
  email: z.string(),
  /** Null for an address that its owner typed: nobody vouches for it. */
  verified: z.object({ forge: z.string(), at: isoTime, server: z.string().optional(), accountId: z.string().optional() }).nullable(),
  /** Whether a forge vouched for it: for the lookup over all people. */
  vouched: z.boolean().default(false),
  /** The forge's address that hides the real one. */
  noReply: z.boolean().default(false),
  created: isoTime,
});
export type Identity = z.infer<typeof identity>;
export const identities = collection('identities', identity, {
  owner: { fields: ['ownerId'] },
  email: { fields: ['ownerId', 'email'], unique: true },
  vouched: { fields: ['email', 'vouched'] },
});

const repository = z.object({
  ...base,
  /** `local`: a folder, or an address that no token is needed for. `reported`: its owner counted it and sent the numbers. */
  forge: z.enum(REPOSITORY_FORGES),
  /** Host and port of an address; empty for a folder; the server's web address for a repository of a forge. */
  host: z.string(),
  /** The real path of a folder, the whole normalised address of a remote, the forge's own id: what makes it the same repository. */
  forgeId: z.string(),
  kind: z.enum(['path', 'url']),
  /** Display name. */
  name: z.string(),
  /** Null where nobody said. */
  openSource: z.boolean().nullable(),
  /** Who said so. What the owner says is never overwritten by the forge. */
  openSourceFrom: z.enum(['owner', 'forge']).default('owner'),
  /** Tokens that can read it. */
  tokenIds: z.array(z.string()).default([]),
  /** `owner/name` as the forge writes it; empty for a place. */
  path: z.string().default(''),
  /** Who it belongs to: login, full path of the group, `organization/project`. */
  owner: z.object({ name: z.string(), kind: z.enum(['person', 'organization', 'group', 'project']), id: z.string() }).nullable().default(null),
  webUrl: z.string().nullable().default(null),
  /** Address for git; null where it is read otherwise, or not at all. */
  cloneUrl: z.string().nullable().default(null),
  /** Null where nobody told. */
  visibility: z.enum(['public', 'internal', 'private']).nullable().default(null),
  fork: z.boolean().default(false),
  archived: z.boolean().default(false),
  stars: count.nullable().default(null),
  /** Null where nobody told; `spdx` null: none that is known. */
  licence: z.object({ spdx: z.string().nullable() }).nullable().default(null),
  lastActivity: z.string().nullable().default(null),
  defaultBranch: z.string().nullable().default(null),
  /** Bytes as the forge counts them. */
  size: z.number().nullable().default(null),
  empty: z.boolean().nullable().default(null),
  /** What the forge last gave to tell whether its code changed. */
  marker: z.string().nullable().default(null),
  /** What a list gave in the same way while nothing of it was collected yet. */
  listedMarker: z.string().optional(),
  /** It is collected. */
  active: z.boolean().default(true),
  /** Added by its address rather than listed by a token. */
  extra: z.boolean().default(false),
  /** How the CV names it. */
  alias: z.string().default(''),
  shown: z.enum(['name', 'alias', 'hidden']).default('name'),
  exclusions: z.object({ paths: z.array(z.string()), commits: z.array(z.string()) }).default({ paths: [], commits: [] }),
  /** `gone`: deleted, or no token of its owner may read it any more. `blocked`: the forge lets nobody read it. */
  status: z.enum(['present', 'gone', 'blocked']).default('present'),
  /** A sentence for its owner; empty when there is nothing to say. */
  message: z.string().default(''),
  /** The moment up to which its numbers were checked, once it cannot be read any more. */
  verifiedUntil: isoTime.nullable().default(null),
  created: isoTime,
});
export type Repository = z.infer<typeof repository>;
export const repositories = collection('repositories', repository, {
  owner: { fields: ['ownerId'] },
  place: { fields: ['ownerId', 'forge', 'host', 'forgeId'], unique: true },
});

const collecting = z.object({
  ...base,
  repositoryId: z.string(),
  /** Milliseconds since 1970 until which `holder` alone may collect; 0 when nobody does. */
  leaseUntil: z.number(),
  holder: z.string().nullable(),
  /** Raised each time somebody takes the lease. */
  fence: count,
  /** Runs since the last complete one. */
  attempts: count,
  /** Milliseconds since 1970; 0 is at once. */
  nextDue: z.number(),
  /** When it was last made due at once, in milliseconds since 1970. */
  dueSince: z.number().optional(),
  /** Facts written by the run under way. */
  progress: count.nullable(),
  /** What the run under way does, how far it is, and when it began with it (milliseconds since 1970). */
  step: z.object({ name: z.enum(['listing', 'fetching', 'reading']), done: count, total: count.nullable(), began: z.number() }).nullish(),
  lastHead: z.string().nullable(),
  /** The owner's newest commit that was found, and its author's wall clock in seconds as if UTC. */
  lastCommit: z.object({ sha: z.string(), time: z.number() }).nullish(),
  /** Addresses the facts are complete for. */
  collectedFor: z.array(z.string()),
  /** Patterns of paths that the owner left out in the last complete run. */
  collectedWithout: z.array(z.string()).default([]),
  /** Stands for the keys that signatures were checked against in the last complete run; absent where there were none. */
  checkedWith: z.string().optional(),
  /** Rules of the last complete run. */
  rules: z.int().nullable(),
  /** Under which name the facts of the last complete run lie in the stats store; without it the repository's id. */
  series: z.string().optional(),
  /** Facts that are being made beside those that count, because all of these become others: where, without which paths, under which rules. */
  building: z.object({ series: z.string(), paths: z.array(z.string()), rules: z.int() }).nullish(),
  /** Raised whenever what was collected changed. */
  generation: count,
  completed: isoTime.nullable(),
  /** Last time that it was looked for something new. */
  checked: isoTime.nullable(),
  shallow: z.boolean(),
  incomplete: z.array(z.object({ commit: z.string(), reason: z.string() })),
  /** Author names of the owner's commits, most frequent first. */
  names: z.array(z.object({ name: z.string(), commits: count })),
  /** What the forge gave when it said that there is something new; it becomes the repository's own once that is collected. */
  marker: z.string().nullable().default(null),
});
export type CollectionState = z.infer<typeof collecting>;
/** One a repository, with the repository's id. */
export const collections = collection('collections', collecting, {
  owner: { fields: ['ownerId'] },
  lease: { fields: ['repositoryId'], by: 'leaseUntil' },
  due: { fields: [], by: 'nextDue' },
  dueOf: { fields: ['ownerId'], by: 'nextDue' },
});

const source = z.object({
  repository: z.string(), generation: count, name: z.string(), basis: z.string().default(''), openSource: z.boolean().nullable(),
  /** How it appears on CVs that say nothing about it: `name`, `hidden`, or `alias` and the alias. */
  appearance: z.string().default('name'),
});
export type Source = z.infer<typeof source>;

const aggregate = z.object({
  ...base,
  rules: z.int(),
  /** What it was made from; it is out of date when this is no longer so. */
  sources: z.array(source),
  /** Repositories that wait for their first collection, and how they appear. */
  waiting: z.array(z.object({ repository: z.string(), appearance: z.string() })).default([]),
  /** A packed `Snapshot`, unredacted. */
  columns: bytes,
});
export type Aggregate = z.infer<typeof aggregate>;
export const aggregates = collection('aggregates', aggregate, { owner: { fields: ['ownerId'], unique: true } });

const cv = z.object({
  ...base,
  slug: z.string(),
  /** What its owner calls it. Nobody else sees it. */
  title: z.string().default(''),
  /** `commits`: the name follows the author's commits until its owner writes another. */
  nameFrom: z.enum(['commits', 'owner']),
  /** What readers see. */
  ...settingFields,
  /** What the owner is writing; null where it is what readers see. */
  draft: cvSettings.nullable().default(null),
  /** When the draft was last written. */
  draftSaved: isoTime.nullable().default(null),
  /** What readers saw before the last publication, to go back to it. */
  before: cvSettings.nullable().default(null),
  /** Raised with every publication of settings; 0 where its owner never published it: readers see nothing then. */
  edition: count.default(1),
  /** The last number of an edition that was given out. */
  lastEdition: count.default(1),
  visibility: z.enum(['private', 'link', 'public']),
  /** A public one is named on the site's list of CVs. */
  listed: z.boolean().default(true),
  /** Which snapshot readers see; null before the first. */
  publishedVersion: z.int().nullable(),
  created: isoTime.nullable().default(null),
});
export type StoredCv = z.infer<typeof cv>;
/** Fields of a CV that was just made, besides its settings, its owner and its address. */
export const NEW_CV = { title: '', draft: null, draftSaved: null, before: null, edition: 1, lastEdition: 1, listed: true, publishedVersion: null, created: null } as const;
export const cvs = collection('cvs', cv, { slug: { fields: ['slug'], unique: true }, owner: { fields: ['ownerId'] }, listed: { fields: ['visibility', 'listed'] } });

const storedSnapshot = z.object({
  ...base,
  cvId: z.string(),
  publishedVersion: z.int(),
  /** A packed `Snapshot` as readers may see it. */
  columns: bytes,
  /** Packed drawn charts; null until they are drawn. */
  drawn: bytes.nullable(),
});
export type StoredSnapshot = z.infer<typeof storedSnapshot>;
export const snapshots = collection('snapshots', storedSnapshot, {
  owner: { fields: ['ownerId'] },
  cv: { fields: ['cvId'] },
  published: { fields: ['cvId', 'publishedVersion'], unique: true },
});

const vaultKey = z.object({
  ...base,
  /** The largest number is the key that secrets are sealed under now. */
  number: z.int().min(1),
  /** Which master key wraps it. */
  masterId: z.string(),
  wrapped: bytes,
  created: isoTime,
});
export type StoredVaultKey = z.infer<typeof vaultKey>;
/** Branch keys of the vault, wrapped. They belong to nobody: `ownerId` is `vault`. */
export const vaultKeys = collection('vaultKeys', vaultKey, {
  owner: { fields: ['ownerId'], by: 'number' },
  number: { fields: ['ownerId', 'number'], unique: true },
});

const session = z.object({
  ...base,
  /** Milliseconds since 1970. */
  expires: z.number(),
  created: isoTime,
  /** Browser and system as the browser names them, shortened. */
  agent: z.string(),
});
export type StoredSession = z.infer<typeof session>;
/** Signed-in browsers. The id is the SHA-256 of the cookie's value, which is kept nowhere. */
export const sessions = collection('sessions', session, { owner: { fields: ['ownerId'] } }, { field: 'expires', afterMs: 0 });

const signInLink = z.object({
  ...base,
  /** SHA-256 of the link's secret. */
  hash: z.string(),
  /** Milliseconds since 1970. */
  expires: z.number(),
});
export type SignInLink = z.infer<typeof signInLink>;
/** One-time links that the terminal printed for the person at this machine. */
export const signInLinks = collection('signInLinks', signInLink, { owner: { fields: ['ownerId'] } }, { field: 'expires', afterMs: 0 });

const apiToken = z.object({
  ...base,
  /** SHA-256 of the token, which is kept nowhere. */
  hash: z.string(),
  lastFour: z.string(),
  created: isoTime,
  lastUsed: isoTime.nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;
/** A person has at most one token for the public API. */
export const apiTokens = collection('apiTokens', apiToken, {
  owner: { fields: ['ownerId'], unique: true },
  hash: { fields: ['hash'], unique: true },
});

const requestWindow = z.object({
  ...base,
  /** Who is counted. */
  key: z.string(),
  /** When the window under way began, in milliseconds since 1970. */
  since: z.number(),
  count,
});
export type RequestWindow = z.infer<typeof requestWindow>;
/** Requests of the last minute, counted by all processes together. */
export const requestWindows = collection('requestWindows', requestWindow, {
  owner: { fields: ['ownerId'] },
  since: { fields: ['key'], by: 'since' },
  count: { fields: ['key'], by: 'count' },
}, { field: 'since', afterMs: DAY_MS });

const wakeUp = z.object({
  ...base,
  /** When a message was sent that nobody has taken yet, in milliseconds since 1970; 0 when none is on its way. */
  sent: z.number(),
});
export type WakeUp = z.infer<typeof wakeUp>;
/** Whether a message that wakes a worker for a person is on its way, under the person's id. Only with a message server. */
export const wakeUps = collection('wakeUps', wakeUp, { owner: { fields: ['ownerId'] } });

const outage = z.object({
  ...base,
  /** Since when, and when a process last found it so: milliseconds since 1970. */
  since: z.number(),
  confirmed: z.number(),
});
export type Outage = z.infer<typeof outage>;
/** That a store does not answer, under its name: one process that learns it tells the others. */
export const outages = collection('outages', outage, { owner: { fields: ['ownerId'] } });

const feedback = z.object({
  ...base,
  /** The one switch: off, there is no page, no feed and no mail. */
  on: z.boolean(),
  /** A mail on Mondays, where the site can send one. */
  mail: z.boolean(),
  /** SHA-256 of the secret in the feed's address; null where there is none. */
  hash: z.string().nullable(),
  /** Monday of the last week that a mail told of. */
  mailed: z.string().nullable(),
});
export type Feedback = z.infer<typeof feedback>;
/** How a person wants to hear of his own weeks, under his id. */
export const feedbacks = collection('feedbacks', feedback, { owner: { fields: ['ownerId'] }, hash: { fields: ['hash'] }, mail: { fields: ['mail'] } });

const packageUse = z.object({
  ...base,
  /** Months since January 1970 in which each package was in use. */
  uses: z.array(z.object({ ecosystem: z.enum(ECOSYSTEMS), name: z.string(), months: z.array(count) })),
  /** Packed: which commit changed what, under keyed hashes, from which the months are counted anew. */
  log: bytes,
});
export type StoredPackages = z.infer<typeof packageUse>;
/** Packages of a repository by the manifests that its owner changed, under the repository's id. */
export const packageUses = collection('packageUses', packageUse, { owner: { fields: ['ownerId'] } });

const packageNote = z.object({ ...base, repositoryId: z.string(), events: bytes });
/** What a run under way noted of packages; its end puts the notes together. */
export const packageNotes = collection('packageNotes', packageNote, { owner: { fields: ['ownerId'] }, repository: { fields: ['repositoryId'] } });

const packageChoice = z.object({
  ...base,
  /** `<ecosystem> <name>` of packages that are on no public list and that the person shows all the same. */
  shown: z.array(z.string()),
  /** The same of packages that he hides. */
  hidden: z.array(z.string()),
});
export type PackageChoice = z.infer<typeof packageChoice>;
/** What a person said of single packages, under his id. */
export const packageChoices = collection('packageChoices', packageChoice, { owner: { fields: ['ownerId'] } });

const standing = z.object({
  period: z.enum(['12-months', 'year', 'all']),
  activeDays: count,
  bars: z.array(count),
  languages: z.array(z.object({ name: z.string(), days: count })),
  repositories: count,
  /** 0–1; null where unknown. */
  openSource: z.number().nullable(),
});

const rankingEntry = z.object({
  ...base,
  /** The public CV that it leads to. */
  cvId: z.string(),
  joined: isoTime,
  /** When it was brought up to date. */
  made: isoTime,
  /** The day, `YYYY-MM-DD`, and the aggregate it was made for. */
  day: z.string(),
  aggregateVersion: count,
  standings: z.array(standing),
  /** What of the person's work does not count here. */
  notRanked: z.object({ unverified: count, future: count, crowdedDays: count }),
});
export type RankingEntry = z.infer<typeof rankingEntry>;
/** People who chose to be ranked, under their ids. */
export const rankings = collection('rankings', rankingEntry, { owner: { fields: ['ownerId'] }, all: { fields: [] } });

/** All of them: the stores make their indexes when they open. */
export const COLLECTIONS = [users, identities, repositories, collections, aggregates, cvs, snapshots, vaultKeys, statementKeys, signingKeys, sessions, signInLinks, apiTokens, requestWindows, tokens, tokenRounds, audit, suggestions, wakeUps, outages, feedbacks, rankings, packageUses, packageNotes, packageChoices, pullRequestCounts, shareLinks, views, formerSlugs] as const;
