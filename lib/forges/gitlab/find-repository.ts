import { Projects } from '@gitbeaker/rest';
import { z } from 'zod';
import { AppError } from '../../errors/app-error';
import { TRIED_AGAIN } from '../../errors/kept';
import type { CallOptions, RepositoryAnswer, RepositoryKey } from '../port';
import type { GitLabClient } from './client';
import { readProject } from './project';
import { GitLabRefusal } from './refusal';

function keyOf(key: RepositoryKey): string | null {
  if ('id' in key) return /^\d{1,15}$/.test(key.id) ? key.id : null;
  const parts = key.path.replace(/^\/|(?:\.git)?\/?$/g, '').split('/');
  return parts.length > 1 && parts.every((part) => part !== '' && part !== '.' && part !== '..') ? parts.join('/') : null;
}

/** One project, with its licence and size; an old path leads to where it is now. */
export async function findRepository(client: GitLabClient, key: RepositoryKey, options: CallOptions | undefined): Promise<RepositoryAnswer> {
  const asked = keyOf(key);
  if (asked === null) return { state: 'hidden' };
  try {
    const row = await client.ask((library) => new Projects(library).show(asked, { license: true, statistics: true }), z.unknown(), options);
    const read = readProject(row, client.connection.server, true);
    if ('repository' in read) return { state: 'present', repository: read.repository };
    if (read.leftOut === 'guest') return { state: 'hidden' };
    throw read.leftOut === 'elsewhere'
      ? new AppError('address-refused', 'GitLab gives an address of another server for the code of this project, and a token is never sent there.')
      : new AppError('forge-failed', 'GitLab described this project in a way that was not understood.', { kept: TRIED_AGAIN });
  } catch (cause) {
    if (!(cause instanceof GitLabRefusal)) throw cause;
    if (cause.answered === 404) return { state: 'hidden' };
    if (cause.answered === 410 || cause.answered === 451) return { state: 'blocked' };
    throw cause;
  }
}
