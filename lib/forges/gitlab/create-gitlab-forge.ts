import { AppError } from '../../errors/app-error';
import type { Forge, ForgeConnection, ForgeDeps } from '../port';
import { checkToken } from './check-token';
import { createGitLabClient } from './client';
import { findChanges } from './find-changes';
import { findRepository } from './find-repository';
import { listProjects } from './list-repositories';
import { readAddresses } from './read-addresses';
import { readKeys } from './read-keys';
import { readPullRequests } from './read-pull-requests';
import { GitLabRefusal } from './refusal';
import { revokeToken } from './revoke-token';

function checked(connection: ForgeConnection): ForgeConnection {
  const { server, organization } = connection;
  const url = URL.canParse(server) ? new URL(server) : null;
  const plain = url && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (!plain || organization !== null) throw new AppError('wrong-use', 'The address of a GitLab server is like https://gitlab.com, and no organisation belongs to it.');
  return { ...connection, server: url.href.replace(/\/+$/, '') };
}

/** A status that no method could read as an answer is a misunderstanding, never a code that the port does not have. */
function outward(cause: unknown): unknown {
  if (!(cause instanceof GitLabRefusal) || cause.code !== 'not-found') return cause;
  return new AppError('forge-failed', 'GitLab does not know what was asked. Is the address of the server right, and is it GitLab 15.5 or newer?');
}

async function settled<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw outward(cause);
  }
}

async function* streamed<T>(work: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* work;
  } catch (cause) {
    throw outward(cause);
  }
}

/** Before the second and the third attempt at something that may pass; half as much again by chance. */
const WAITS_MS = [300, 1_500];

/**
 * The adapter for GitLab.com and for GitLab on one's own server, from GitLab 15.5; its REST API version 4.
 * `waits` are the milliseconds before each new attempt after a failure that may pass.
 * @throws AppError `wrong-use` for a server address that is none.
 */
export function createGitLabForge(connection: ForgeConnection, deps: ForgeDeps, waits: readonly number[] = WAITS_MS): Forge {
  const client = createGitLabClient(checked(connection), deps, waits);
  const { server, token } = client.connection;
  return {
    name: 'gitlab',
    checkToken: (options) => settled(checkToken(client, options)),
    addresses: (options) => settled(readAddresses(client, options)),
    signingKeys: (account, options) => settled(readKeys(client, account, options)),
    repositories: (options) => streamed(listProjects(client, {}, options)),
    repository: (key, options) => settled(findRepository(client, key, options)),
    changes: (known, state, options) => streamed(findChanges(client, known, state, options)),
    pullRequests: (account, question, options) => settled(readPullRequests(client, account, question, options)),
    // Any name will do for git; a token signed in by OAuth wants this one.
    credentials: async () => ({ authorization: `Basic ${Buffer.from(`oauth2:${token}`).toString('base64')}`, origin: new URL(server).origin }),
    revoke: (options) => settled(revokeToken(client, options)),
    rateLimit: () => client.rateLimit(),
  };
}
