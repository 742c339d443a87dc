import type { Forge, ForgeConnection, ForgeDeps } from '../port';
import { checkToken } from './check-token';
import { createGitHubClient } from './client';
import { findChanges } from './find-changes';
import { findRepository } from './find-repository';
import { listRepositories } from './list-repositories';
import { placeOf } from './place';
import { readAddresses } from './read-addresses';
import { readKeys } from './read-keys';
import { readPullRequests } from './read-pull-requests';
import { revokeToken } from './revoke-token';

/**
 * The adapter for github.com, its tenants and Enterprise Servers.
 * @throws AppError `wrong-use` for an address that is no server's, `token-refused` for what cannot be a token.
 */
export function createGitHubForge(connection: ForgeConnection, deps: ForgeDeps): Forge {
  const place = placeOf(connection.server);
  const client = createGitHubClient(connection, deps, place);
  // The search has limits of its own: what it uses up must not hold up the rest.
  const search = createGitHubClient(connection, deps, place, ' search');
  const authorization = `Basic ${Buffer.from(`x-access-token:${connection.token}`).toString('base64')}`;
  return {
    name: 'github',
    checkToken: (options) => checkToken(client, options),
    addresses: (options) => readAddresses(client, options),
    signingKeys: (account, options) => readKeys(client, account, options),
    repositories: (options) => listRepositories(client, options),
    repository: (key, options) => findRepository(client, key, options),
    changes: (known, state, options) => findChanges(client, known, state, options),
    pullRequests: (account, question, options) => readPullRequests(search, account, question, options),
    credentials: () => Promise.resolve({ authorization, origin: place.origin }),
    revoke: (options) => revokeToken(client, options),
    rateLimit: () => client.pacer.state(),
  };
}
