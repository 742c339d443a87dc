import { z } from 'zod';
import type { Collection, Document } from './port';

function collection<T extends Document, const I extends Collection<T>['indexes']>(name: string, schema: z.ZodType<T>, indexes: I): Collection<T, keyof I & string> {
  return { name, schema, indexes };
}

const base = { id: z.string().min(1), ownerId: z.string().min(1), version: z.int().min(1) };
const count = z.int().min(0);
const isoTime = z.iso.datetime();
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const user = z.object({
  ...base,
  /** `local` for the person at this machine. */
  account: z.string(),
  /** 32 random bytes in hex: the key of this user's commit and work ids. Never leaves the documents. */
  hashKey: z.string().regex(/^[0-9a-f]{64}$/u),
  created: isoTime,
});
export type User = z.infer<typeof user>;
/** People. A user owns his own document: `ownerId` equals `id`. */
export const users = collection('users', user, { account: { fields: ['account'], unique: true } });

const identity = z.object({
  ...base,
  /** Lower case. */
  email: z.string(),
  /** Null for an address that its owner typed: nobody vouches for it. */
  verified: z.object({ forge: z.string(), at: isoTime }).nullable(),
  created: isoTime,
});
export type Identity = z.infer<typeof identity>;
export const identities = collection('identities', identity, {
  owner: { fields: ['ownerId'] },
  email: { fields: ['ownerId', 'email'], unique: true },
});

const repository = z.object({
  ...base,
  forge: z.literal('local'),
  /** Host and port of an address; empty for a folder. */
  host: z.string(),
  /** The real path of a folder, the whole normalised address of a remote: what makes it the same repository. */
  forgeId: z.string(),
  kind: z.enum(['path', 'url']),
  /** Display name. */
  name: z.string(),
  /** Null where nobody said. */
  openSource: z.boolean().nullable(),
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
  /** Facts written by the run under way. */
  progress: count.nullable(),
  lastHead: z.string().nullable(),
  /** Addresses the facts are complete for. */
  collectedFor: z.array(z.string()),
  /** Rules of the last complete run. */
  rules: z.int().nullable(),
  /** Raised whenever what was collected changed. */
  generation: count,
  completed: isoTime.nullable(),
  /** Last time that it was looked for something new. */
  checked: isoTime.nullable(),
  shallow: z.boolean(),
  incomplete: z.array(z.object({ commit: z.string(), reason: z.string() })),
  /** Author names of the owner's commits, most frequent first. */
  names: z.array(z.object({ name: z.string(), commits: count })),
});
export type CollectionState = z.infer<typeof collecting>;
/** One a repository, with the repository's id. */
export const collections = collection('collections', collecting, {
  owner: { fields: ['ownerId'] },
  lease: { fields: ['repositoryId'], by: 'leaseUntil' },
});

const source = z.object({ repository: z.string(), generation: count, name: z.string(), openSource: z.boolean().nullable() });
export type Source = z.infer<typeof source>;

const aggregate = z.object({
  ...base,
  rules: z.int(),
  /** What it was made from; it is out of date when this is no longer so. */
  sources: z.array(source),
  /** A packed `Snapshot`, unredacted. */
  columns: bytes,
});
export type Aggregate = z.infer<typeof aggregate>;
export const aggregates = collection('aggregates', aggregate, { owner: { fields: ['ownerId'], unique: true } });

const cv = z.object({
  ...base,
  slug: z.string(),
  name: z.string(),
  /** `commits`: the name follows the author's commits until its owner writes another. */
  nameFrom: z.enum(['commits', 'owner']),
  headline: z.string(),
  about: z.string(),
  place: z.string(),
  links: z.array(z.object({ label: z.string(), url: z.string() })),
  visibility: z.enum(['private', 'link', 'public']),
  showHours: z.boolean(),
  /** Which snapshot readers see; null before the first. */
  publishedVersion: z.int().nullable(),
});
export type StoredCv = z.infer<typeof cv>;
export const cvs = collection('cvs', cv, { slug: { fields: ['slug'], unique: true }, owner: { fields: ['ownerId'] } });

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

/** All of them: the stores make their indexes when they open. */
export const COLLECTIONS = [users, identities, repositories, collections, aggregates, cvs, snapshots, vaultKeys] as const;
