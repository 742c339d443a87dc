import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const FORMAT = 1;
const IV = 12;
const TAG = 16;

/** Length of every key in bytes: AES-256. */
export const KEY_LENGTH = 32;

/** A key for one purpose, derived from another by HKDF-SHA-256 (RFC 5869). */
export function deriveKey(key: Uint8Array, purpose: readonly (string | number)[]): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), JSON.stringify(purpose), KEY_LENGTH));
}

/** AES-256-GCM under a random nonce: format byte, nonce, ciphertext, tag. `bound` must be the same again for it to open. */
export function encrypt(key: Uint8Array, plain: Uint8Array, bound: readonly (string | number)[]): Uint8Array {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(JSON.stringify([FORMAT, ...bound])));
  return new Uint8Array(Buffer.concat([Buffer.of(FORMAT), iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]));
}

/** The plain bytes; undefined for bytes that are damaged, of a format that is not known, or bound to something else. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, bound: readonly (string | number)[]): Uint8Array | undefined {
  if (sealed[0] !== FORMAT || sealed.length < 1 + IV + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + IV), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(JSON.stringify([FORMAT, ...bound])));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(1 + IV, sealed.length - TAG)), decipher.final()]));
  } catch {
    return undefined;
  }
}
