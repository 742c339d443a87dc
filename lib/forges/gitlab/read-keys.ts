import { UserGPGKeys, UserSSHKeys } from '@gitbeaker/rest';
import type { ZodType } from 'zod';
import { AppError } from '../../errors/app-error';
import { TRIED_AGAIN } from '../../errors/kept';
import type { KeyKind, ListedKey } from '../../signatures/types';
import type { AccountKeys, CallOptions, ForgeAccount } from '../port';
import type { GitLabClient, LibraryOptions, ListParameters } from './client';
import { gpgKeysSchema, sshKeysSchema } from './schema';

/** One list; null where the server does not show it to this token. */
async function listed<T>(client: GitLabClient, request: (library: LibraryOptions, given: ListParameters) => Promise<unknown>, schema: ZodType<T[]>, options: CallOptions | undefined): Promise<T[] | null> {
  const keys: T[] = [];
  try {
    for await (const rows of client.pages(request, { perPage: 100 }, options)) {
      const page = schema.safeParse(rows);
      if (!page.success) throw new AppError('forge-failed', 'GitLab listed the keys in a way that was not understood.', { kept: TRIED_AGAIN });
      keys.push(...page.data);
    }
    return keys;
  } catch (cause) {
    if (cause instanceof AppError && (cause.code === 'scope-missing' || cause.code === 'forge-refused' || cause.code === 'not-found')) return null;
    throw cause;
  }
}

/** Keys of OpenPGP, and those of SSH that may sign (https://docs.gitlab.com/user/project/repository/signed_commits/). Servers that are older than uses of keys take any key. */
export async function readKeys(client: GitLabClient, { id }: Pick<ForgeAccount, 'id'>, options: CallOptions | undefined): Promise<AccountKeys> {
  const user = Number(id);
  const openpgp = await listed(client, (library, given) => new UserGPGKeys(library).all({ userId: user, ...given }), gpgKeysSchema, options);
  const ssh = await listed(client, (library, given) => new UserSSHKeys(library).all({ userId: user, ...given }), sshKeysSchema, options);
  const keys: ListedKey[] = [
    ...(openpgp ?? []).map(({ key }) => ({ kind: 'openpgp' as const, text: key, revoked: false, expires: null })),
    ...(ssh ?? []).filter(({ usage_type: use }) => use !== 'auth').map(({ key, expires_at: expires }) => ({ kind: 'ssh' as const, text: key, revoked: false, expires: expires ? new Date(expires).toISOString() : null })),
  ];
  const told: KeyKind[] = [...(openpgp === null ? [] : ['openpgp' as const]), ...(ssh === null ? [] : ['ssh' as const])];
  return { keys, told };
}
