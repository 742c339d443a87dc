import type { AccountAddresses, CallOptions, Forge, ForgeConnection, ForgeDeps } from '../port';
import { createApi } from './api';
import { checkToken } from './check-token';
import type { Session } from './exchange';
import { tokenRefused } from './failures';
import { findChanges } from './find-changes';
import { findRepository } from './find-repository';
import { findBearer } from './identity';
import { listRepositories } from './list-repositories';
import { readPlace } from './place';
import { withPlainErrors, withPlainErrorsEach } from './plain-errors';
import { readPullRequests } from './read-pull-requests';

/** Requests at once: Azure DevOps counts work, not requests, and a few small ones side by side are no burden. */
const CONCURRENCY = 4;
const WAITS_MS = [250, 1000];

/**
 * Azure DevOps, the service and its servers, as one token of one organization sees it.
 * `waits` are the milliseconds before each new try after a failure that may pass.
 * @throws AppError `wrong-use` for a server or an organization that is no possible one.
 */
export function createAzureDevOpsForge(connection: ForgeConnection, deps: ForgeDeps, waits: readonly number[] = WAITS_MS): Forge {
  const place = readPlace(connection);
  const pacer = deps.pacers.get(`azure-devops ${connection.server} ${connection.id}`, CONCURRENCY);
  const session: Session = { place, outbound: deps.outbound, pacer, now: deps.now, waits };
  const api = (options?: CallOptions) => createApi(session, options?.signal);
  return {
    name: 'azure-devops',
    checkToken: (options) => withPlainErrors(() => checkToken(api(options), place), options?.signal),
    addresses: (options) => withPlainErrors(() => readAddresses(session, options), options?.signal),
    // It keeps no keys that commits could be checked against.
    signingKeys: () => Promise.resolve({ keys: [], told: [] }),
    repositories: (options) => withPlainErrorsEach(() => listRepositories(api(options), place), options?.signal),
    repository: (key, options) => withPlainErrors(() => findRepository(api(options), place, key), options?.signal),
    changes: (known, _state, options) => withPlainErrorsEach(() => findChanges(api(options), place, known), options?.signal),
    pullRequests: (account, question, options) => withPlainErrors(() => readPullRequests(api(options), account, question), options?.signal),
    credentials: () => Promise.resolve({ authorization: place.authorization, origin: place.origin }),
    revoke: () => Promise.resolve({
      outcome: 'not-offered' as const,
      sentence: 'Azure DevOps lets no program revoke a token: do it on its page of personal access tokens.',
      link: place.tokensPage,
    }),
    rateLimit: () => pacer.state(),
  };
}

async function readAddresses({ place, ...rest }: Session, options?: CallOptions): Promise<AccountAddresses> {
  const bearer = await findBearer(createApi({ place, ...rest }, options?.signal), place);
  const address = bearer.kind === 'known' ? bearer.address : null;
  return {
    addresses: address ? [address] : [],
    noReply: null,
    problems: address ? [] : [{
      code: 'not-found',
      sentence: 'Azure DevOps names no e-mail address of this account. Add the addresses that you commit with by hand.',
      link: tokenRefused(place).link ?? null,
    }],
  };
}
