import type { ZodType } from 'zod';
import { AppError } from '../../errors/app-error';
import type { KeyKind, ListedKey } from '../../signatures/types';
import type { AccountKeys, CallOptions, ForgeAccount } from '../port';
import { read } from './client';
import type { GitHubClient } from './client';
import { gpgKeysSchema, sshKeysSchema } from './schema';

/** One list of keys, which anybody may read; null where the server has none, or does not show it. */
async function listed<T>(client: GitHubClient, path: string, schema: ZodType<T[]>, options?: CallOptions): Promise<T[] | null> {
  const rows: T[] = [];
  try {
    for await (const answer of client.pages(`${path}?per_page=100`, { ...options, accept: [404] })) {
      if (answer.status === 404) return null;
      rows.push(...read(answer, schema));
    }
    return rows;
  } catch (cause) {
    if (cause instanceof AppError && (cause.code === 'scope-missing' || cause.code === 'forge-refused')) return null;
    throw cause;
  }
}

/** Keys of OpenPGP and SSH that GitHub checks the account's commits against. One that it kept without its whole text cannot be used and is left out. */
export async function readKeys(client: GitHubClient, { login }: Pick<ForgeAccount, 'login'>, options?: CallOptions): Promise<AccountKeys> {
  const user = `/users/${encodeURIComponent(login)}`;
  const openpgp = await listed(client, `${user}/gpg_keys`, gpgKeysSchema, options);
  const ssh = await listed(client, `${user}/ssh_signing_keys`, sshKeysSchema, options);
  const keys: ListedKey[] = [
    ...(openpgp ?? []).flatMap(({ raw_key: text, revoked }) => (text ? [{ kind: 'openpgp' as const, text, revoked: revoked === true, expires: null }] : [])),
    ...(ssh ?? []).map(({ key }) => ({ kind: 'ssh' as const, text: key, revoked: false, expires: null })),
  ];
  const told: KeyKind[] = [...(openpgp === null ? [] : ['openpgp' as const]), ...(ssh === null ? [] : ['ssh' as const])];
  return { keys, told };
}
