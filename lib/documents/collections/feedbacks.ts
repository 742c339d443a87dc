import { z } from 'zod';
import { base, collection } from './shape';

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
