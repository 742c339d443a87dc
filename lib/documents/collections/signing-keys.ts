import { z } from 'zod';
import { KEY_KINDS } from '../../signatures/types';
import { TOKEN_FORGES } from './tokens';
import { base, collection, isoTime } from './shape';

const signingKey = z.object({
  ...base,
  /** Whose account lists it: forge, web address of the server, the forge's id of the account. */
  forge: z.enum(TOKEN_FORGES),
  server: z.string(),
  accountId: z.string(),
  kind: z.enum(KEY_KINDS),
  /** What names the key: hex digits of OpenPGP, the text after `SHA256:` of SSH. */
  fingerprint: z.string(),
  /** The public key as the forge last gave it. */
  text: z.string(),
  revoked: z.boolean(),
  /** As the forge says it. */
  expires: isoTime.nullable(),
  /** When the forge was first seen to list it. */
  seen: isoTime,
  /** When it was first seen missing in the list; later commits are not checked against it. */
  gone: isoTime.nullable(),
});
export type SigningKey = z.infer<typeof signingKey>;
/** Public keys that forges list for a person's accounts: what signatures of his commits are checked against. */
export const signingKeys = collection('signingKeys', signingKey, {
  owner: { fields: ['ownerId'] },
  key: { fields: ['ownerId', 'server', 'accountId', 'kind', 'fingerprint'], unique: true },
});
