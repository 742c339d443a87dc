import { createHash } from 'node:crypto';
import type { ListedKey } from './types';

/** A key as it is kept. */
export interface NamedKey extends ListedKey {
  fingerprint: string;
}

function sshKey(key: ListedKey): NamedKey[] {
  const [type, blob] = key.text.trim().split(/\s+/u);
  if (type === undefined || blob === undefined) return [];
  const fingerprint = createHash('sha256').update(Buffer.from(blob, 'base64')).digest('base64').replace(/=+$/u, '');
  // What stands behind the key is its owner's note, often an address of his: it is not kept.
  return [{ ...key, text: `${type} ${blob}`, fingerprint }];
}

async function openPgpKeys(key: ListedKey): Promise<NamedKey[]> {
  const { readKeys } = await import('openpgp');
  const found = await readKeys({ armoredKeys: key.text }).catch(() => []);
  return found.filter((one) => !one.isPrivate()).map((one) => ({ ...key, text: one.armor(), fingerprint: one.getFingerprint() }));
}

/** Keys by what names them, each once; text that is no public key is left out. */
export async function namedKeys(keys: readonly ListedKey[]): Promise<NamedKey[]> {
  const named = (await Promise.all(keys.map((key) => (key.kind === 'ssh' ? Promise.resolve(sshKey(key)) : openPgpKeys(key))))).flat();
  return [...new Map(named.map((key) => [`${key.kind} ${key.fingerprint}`, key])).values()];
}
