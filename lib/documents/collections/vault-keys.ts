import { z } from 'zod';
import { base, bytes, collection, isoTime } from './shape';

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
