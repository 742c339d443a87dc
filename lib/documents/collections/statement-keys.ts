import { z } from 'zod';
import { base, bytes, collection, isoTime } from './shape';

const statementKey = z.object({
  ...base,
  /** Counts the keys from 1; the largest one signs. */
  number: z.int().min(1),
  created: isoTime,
  /** When another key took its place; what it signed before stays good. */
  retired: isoTime.nullable(),
  /** The public key: 32 bytes in base64url (RFC 8037). */
  publicKey: z.string(),
  /** The private key, sealed by the vault; null once another key took its place. */
  sealed: bytes.nullable(),
  /** The vault's key that it is sealed under; empty where it is gone. */
  sealedWith: z.string(),
});
export type StatementKey = z.infer<typeof statementKey>;
/** Keys that sign statements. They belong to the place: `ownerId` is `site`. The id is the `kid` of a signature. Public keys are kept for good. */
export const statementKeys = collection('statementKeys', statementKey, {
  owner: { fields: ['ownerId'], by: 'number' },
  number: { fields: ['ownerId', 'number'], unique: true },
  sealedWith: { fields: ['sealedWith'] },
});
