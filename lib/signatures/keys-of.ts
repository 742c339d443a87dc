import { createHash } from 'node:crypto';
import type { Context } from '../context';
import { signingKeys } from '../documents/collections';
import type { SigningKey, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { CheckingKey } from './types';

/** What signatures of a person's commits are checked against. */
export interface CheckingKeys {
  keys: CheckingKey[];
  /** Stands for all of it; empty where there is no key. */
  digest: string;
}

/** The second up to which a key counts: the forge's own end, or when it was seen missing; null without either. */
function until({ expires, gone }: SigningKey): number | null {
  const ends = [expires, gone].filter((end) => end !== null).map((end) => Math.floor(Date.parse(end) / 1000));
  return ends.length === 0 ? null : Math.min(...ends);
}

/** The keys that forges list, or listed, for the person's accounts. One that its owner revoked at any of them is none, wherever else it is still listed. */
export async function checkingKeysOf({ documents }: Pick<Context, 'documents'>, user: Pick<User, 'id'>): Promise<CheckingKeys> {
  const all = await listAll(documents, signingKeys, 'owner', [user.id]);
  const revoked = new Set(all.filter((key) => key.revoked).map(({ fingerprint }) => fingerprint));
  const usable = all.filter(({ fingerprint }) => !revoked.has(fingerprint));
  const keys = usable.map((key): CheckingKey => ({ kind: key.kind, text: key.text, until: until(key) }));
  if (keys.length === 0) return { keys, digest: '' };
  const lines = keys.map((key) => JSON.stringify(key)).toSorted();
  return { keys, digest: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16) };
}
