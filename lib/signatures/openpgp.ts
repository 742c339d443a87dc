import { createMessage, readKeys, readSignature, verify } from 'openpgp';
import type { PublicKey, Signature } from 'openpgp';
import type { CheckingKey } from './types';

/** Whether a signature of OpenPGP over these bytes is by one of the keys. */
export type CheckOpenPgp = (signature: string, payload: Buffer, committed: number) => Promise<boolean>;

interface Known {
  key: PublicKey;
  until: number | null;
}

/** The keys by the ids that signatures name: those of the key itself and of its parts. Several forges may list one key, each as it was given to it. What cannot be read is left out. */
async function readable(keys: readonly CheckingKey[]): Promise<Map<string, Known[]>> {
  const known = new Map<string, Known[]>();
  for (const { text, until } of keys) {
    const found = await readKeys({ armoredKeys: text }).catch(() => []);
    for (const key of found) if (!key.isPrivate()) for (const id of key.getKeyIDs()) known.set(id.toHex(), [...(known.get(id.toHex()) ?? []), { key, until }]);
  }
  return known;
}

async function isBy(key: PublicKey, signature: Signature, payload: Buffer): Promise<boolean> {
  try {
    const { signatures: [only] } = await verify({ message: await createMessage({ binary: payload }), signature, verificationKeys: key });
    return only !== undefined && (await only.verified);
  } catch {
    return false;
  }
}

/**
 * Checks detached signatures of OpenPGP against some keys. A key or part that had ended when the signature was made, or was revoked before, verifies nothing (a key that its owner
 * declared compromised: nothing at all); nor does a hash that is no proof any more. What cannot be read is not verified; a signature by another key costs next to nothing.
 */
export async function createOpenPgpCheck(keys: readonly CheckingKey[]): Promise<CheckOpenPgp> {
  const known = await readable(keys);
  return async (armoredSignature, payload, committed) => {
    const signature = await readSignature({ armoredSignature }).catch(() => undefined);
    const [id, ...more] = signature?.getSigningKeyIDs() ?? [];
    // A commit has one signature; of several it would not be clear which one speaks.
    if (!signature || !id || more.length > 0) return false;
    for (const { key, until } of known.get(id.toHex()) ?? []) {
      if ((until === null || committed <= until) && (await isBy(key, signature, payload))) return true;
    }
    return false;
  };
}
