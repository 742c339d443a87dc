import { z } from 'zod';
import { base, collection, isoTime } from './shape';

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
