import { createHash } from 'node:crypto';
import { checkerOf } from './ssh-key';
import type { CheckBytes } from './ssh-key';
import { WireReader, wireString } from './wire';
import type { CheckingKey } from './types';

const ARMOR = /^-----BEGIN SSH SIGNATURE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END SSH SIGNATURE-----\s*$/u;
const MAGIC = Buffer.from('SSHSIG');
/** What a signature was made for: git signs under this name, and a signature for a file is none of a commit. */
const NAMESPACE = 'git';
const HASHES: ReadonlySet<string> = new Set(['sha256', 'sha512']);

/** Whether a signature of SSH over these bytes is by one of the keys and, where the key has an end, from before it. */
export type CheckSsh = (signature: string, payload: Buffer, committed: number) => boolean;

/** The binary form of a line `ssh-ed25519 AAAA… comment`; undefined for any other text. */
function keyBlob(line: string): Buffer | undefined {
  const [type, encoded] = line.trim().split(/\s+/u);
  if (type === undefined || encoded === undefined || !/^[A-Za-z0-9+/]+={0,2}$/u.test(encoded)) return undefined;
  return Buffer.from(encoded, 'base64');
}

function usable(text: string): { name: string; check: CheckBytes } | undefined {
  try {
    const blob = keyBlob(text);
    const check = blob && checkerOf(blob);
    return blob && check && { name: blob.toString('base64'), check };
  } catch {
    return undefined;
  }
}

/** The later end of a key that several forges list; null: no end is known. */
function later(one: number | null | undefined, other: number | null): number | null {
  if (one === undefined) return other;
  return one === null || other === null ? null : Math.max(one, other);
}

/** Checks signatures in the form of OpenSSH's PROTOCOL.sshsig against some keys; what cannot be read is not verified. */
export function createSshCheck(keys: readonly CheckingKey[]): CheckSsh {
  const known = new Map<string, { check: CheckBytes; until: number | null }>();
  for (const { text, until } of keys) {
    const key = usable(text);
    if (key) known.set(key.name, { check: key.check, until: later(known.get(key.name)?.until, until) });
  }
  return (signature, payload, committed) => {
    const armored = ARMOR.exec(signature)?.[1];
    if (armored === undefined) return false;
    try {
      const reader = new WireReader(Buffer.from(armored, 'base64'));
      if (!reader.take(MAGIC.length).equals(MAGIC) || reader.uint32() !== 1) return false;
      const key = known.get(reader.string().toString('base64'));
      const [namespace, reserved, hash, inner] = [reader.text(), reader.string(), reader.text(), reader.string()];
      reader.end();
      if (!key || (key.until !== null && committed > key.until) || namespace !== NAMESPACE || !HASHES.has(hash)) return false;
      const digest = createHash(hash).update(payload).digest();
      return key.check(inner, Buffer.concat([MAGIC, wireString(Buffer.from(namespace)), wireString(reserved), wireString(Buffer.from(hash)), wireString(digest)]));
    } catch {
      // Bytes that are no signature, and numbers that are no point of the curve.
      return false;
    }
  };
}
