import { z } from 'zod';
import { base, collection, isoTime } from './shape';

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
