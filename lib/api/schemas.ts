import { z } from 'zod';
import { REPOSITORY_FORGES, TOKEN_FORGES, TOKEN_STATES } from '../documents/collections';
import { FACT_CATEGORIES, KINDS } from '../facts/types';
import { EXCLUSIONS, TRUSTS } from '../snapshots/types';

/** Every body of the public API. Handlers check what they send against these, and the OpenAPI document is made from them. */

const id = z.string().describe('Opaque; stays the same.');
const time = z.iso.datetime();
const count = z.int().min(0);
const next = z.string().nullable().describe('Give it as `after` to get what follows; null at the end.');

export const meSchema = z.object({
  id,
  account: z.string().describe('`local`, or host and numeric account id of the sign-in, e.g. `github.com/583231`.'),
  name: z.string(),
  operator: z.boolean(),
  created: time,
  cvs: z.array(z.object({ slug: z.string(), name: z.string(), visibility: z.enum(['private', 'link', 'public']), publishedVersion: count.nullable() })),
});

export const tokenSchema = z.object({
  id,
  name: z.string(),
  forge: z.enum(TOKEN_FORGES),
  server: z.string().describe('Web address of the forge.'),
  organization: z.string().nullable(),
  kind: z.string(),
  status: z.enum([...TOKEN_STATES, 'expires-soon']),
  message: z.string().describe('A sentence; empty where there is nothing to say.'),
  expires: time.nullable().describe('Null: never, or nobody knows.'),
  checked: time.nullable(),
  refreshed: time.nullable(),
  created: time,
});
export const tokensSchema = z.object({ tokens: z.array(tokenSchema) });

export const repositorySchema = z.object({
  id,
  name: z.string(),
  forge: z.enum(REPOSITORY_FORGES),
  path: z.string().describe('As the forge writes it; empty for a folder or an address.'),
  webUrl: z.string().nullable(),
  visibility: z.enum(['public', 'internal', 'private']).nullable(),
  fork: z.boolean(),
  archived: z.boolean(),
  stars: count.nullable(),
  openSource: z.boolean().nullable(),
  active: z.boolean().describe('It is collected.'),
  extra: z.boolean().describe('Added by its address.'),
  status: z.enum(['present', 'gone', 'blocked']),
  message: z.string(),
  verifiedUntil: time.nullable(),
  created: time,
});
export const repositoriesSchema = z.object({ repositories: z.array(repositorySchema), next });

export const collectionSchema = z.object({
  repository: id,
  state: z.enum(['waiting', 'collecting', 'complete', 'trying-again']),
  commits: count.nullable().describe('Commits read so far by the run under way; null where none is.'),
  attempts: count.describe('Runs since the last complete one.'),
  completed: time.nullable(),
  checked: time.nullable().describe('Last time that it was looked for something new.'),
  nextDue: time.nullable().describe('Null: at once.'),
  rules: count.nullable().describe('Version of the counting rules of the last complete run.'),
  shallow: z.boolean().describe('The history at the forge is cut off.'),
  incomplete: count.describe('Commits that could not be counted wholly.'),
});
export const collectionsSchema = z.object({ collections: z.array(collectionSchema), next });

export const factSchema = z.object({
  repository: id,
  rules: z.int(),
  commit: z.string().describe('Keyed hash of the commit’s id.'),
  work: z.string().nullable().describe('Keyed hash that survives rebase and cherry-pick; null where no line was counted.'),
  time: z.int().nullable().describe('The author’s wall clock in seconds since 1970, as if it were UTC; null where undated.'),
  zone: z.int().describe('Minutes east of UTC.'),
  committed: z.int().nullable().describe('Seconds since 1970, UTC.'),
  kind: z.enum(KINDS),
  identity: z.string().nullable().describe('Opaque id of the identity whose address wrote it; null where none is known.'),
  merge: z.boolean(),
  coAuthorOnly: z.boolean(),
  coAuthored: z.boolean(),
  bot: z.boolean(),
  ai: z.boolean(),
  signed: z.boolean().describe('A signature is there.'),
  signatureVerified: z.boolean().describe('It was checked against the keys that the forge lists for you.'),
  excludedByOwner: z.boolean(),
  changes: z.array(z.object({ language: z.string().nullable(), category: z.enum(FACT_CATEGORIES), files: count, additions: count, deletions: count })),
  cursor: z.string().describe('Give it as `after` to go on behind this line.'),
});
export const factsEndSchema = z.object({
  end: z.boolean().describe('Whether these were all. A stream without this line was cut off.'),
  next: z.string().nullable(),
});

const column = z.array(z.number());
const commitColumns = ['day', 'hour', 'repository', 'kind', 'exclusion', 'trust', 'commits', 'codeCommits', 'signed', 'ai', 'coAuthored'] as const;
const changeColumns = [
  'day', 'hour', 'repository', 'language', 'category', 'kind', 'exclusion', 'trust', 'commits', 'signed', 'ai', 'coAuthored', 'commitsOfCategory', 'commitsOfLanguage', 'touches', 'share',
  'files', 'additions', 'deletions',
] as const;

/** An object of equally long columns. */
function columnsOf<const N extends readonly string[]>(names: N): z.ZodObject<Record<N[number], typeof column>> {
  return z.object(Object.fromEntries(names.map((name) => [name, column])) as Record<N[number], typeof column>);
}

export const snapshotSchema = z.object({
  cv: z.object({ slug: z.string(), name: z.string(), headline: z.string(), about: z.string(), place: z.string(), visibility: z.enum(['private', 'link', 'public']), publishedVersion: count }),
  keys: z.object({ kinds: z.array(z.enum(KINDS)), categories: z.array(z.enum(FACT_CATEGORIES)), exclusions: z.array(z.enum(EXCLUSIONS)), trusts: z.array(z.enum(TRUSTS)) }).describe('What the numbers in the columns `kind`, `category`, `exclusion` and `trust` mean.'),
  snapshot: z.object({
    format: z.literal(1),
    rules: z.int(),
    made: time,
    repositories: z.array(z.object({ id, name: z.string(), forge: z.enum(REPOSITORY_FORGES), openSource: z.boolean().nullable(), updated: z.string().nullable(), stars: count.optional() })),
    languages: z.array(z.string()),
    commits: columnsOf(commitColumns),
    changes: columnsOf(changeColumns),
    incomplete: z.array(z.object({ repository: z.string(), commit: z.string(), reason: z.string() })),
    pullRequests: z.array(z.object({ repository: id, months: z.array(count), opened: z.array(count), merged: z.array(count), reviewed: z.array(count) })).optional()
      .describe('Pull or merge requests by repository: columns of equal length, months since January 1970.'),
  }),
});

export const errorSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

const after = z.string().max(300).optional().describe('From the answer before.');
export const pageQuery = z.strictObject({ after, limit: z.coerce.number().int().min(1).max(500).default(100) });
export const factsQuery = z.strictObject({
  after,
  repository: z.string().max(100).optional().describe('Only this one’s.'),
  limit: z.coerce.number().int().min(1).max(1_000_000).optional().describe('Lines at most; all where it is left out.'),
});
export const noQuery = z.strictObject({});
export const slugParameter = z.string().min(1).max(200);
