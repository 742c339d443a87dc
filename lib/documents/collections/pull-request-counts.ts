import { z } from 'zod';
import { PULL_REQUEST_ACTS } from '../../reviews/types';
import { TOKEN_FORGES } from './tokens';
import { base, collection, count, isoTime } from './shape';

const pullRequestCount = z.object({
  ...base,
  /** Whose account: forge, web address of the server, organisation where the forge has them, the forge's id of the account. */
  forge: z.enum(TOKEN_FORGES),
  server: z.string(),
  organization: z.string(),
  accountId: z.string(),
  /** When it is counted again, in milliseconds since 1970. */
  nextCount: z.number(),
  /** When the last count that came to its end began; null before the first. */
  counted: isoTime.nullable(),
  /** When everything was last counted from the first month. */
  whole: isoTime.nullable(),
  /** Repositories that were counted whole then. */
  covered: z.array(z.string()).optional(),
  /** The count under way: what it counts, from which month, how many months are asked for at once, where it began, and of which repositories. */
  under: z.object({ act: z.enum(PULL_REQUEST_ACTS), next: count, span: count, from: count, began: isoTime, whole: z.boolean(), covers: z.array(z.string()).default([]) }).nullable(),
  /** A sentence for its owner; empty when there is nothing to say. */
  message: z.string(),
  /** By repository: months since January 1970, and the numbers in each. */
  repositories: z.array(z.object({ repository: z.string(), months: z.array(count), opened: z.array(count), merged: z.array(count), reviewed: z.array(count) })),
});
export type PullRequestCount = z.infer<typeof pullRequestCount>;
/** How many pull or merge requests a person opened, merged and reviewed with one account. Numbers only. */
export const pullRequestCounts = collection('pullRequestCounts', pullRequestCount, {
  owner: { fields: ['ownerId'] },
  account: { fields: ['ownerId', 'server', 'organization', 'accountId'], unique: true },
});
