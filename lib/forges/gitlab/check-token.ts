import { PersonalAccessTokens, Projects } from '@gitbeaker/rest';
import { z } from 'zod';
import { AppError } from '../../errors/app-error';
import type { CallOptions, ForgeProblem, TokenCheck } from '../port';
import { problemOf } from '../problem-of';
import { accountOf, kindOf, readUser } from './account';
import { unless } from './client';
import type { GitLabClient } from './client';
import { REPLACE, newTokenLink } from './refusal';
import { tokenSchema } from './schema';
import type { GitLabToken, GitLabUser } from './schema';

/** Scopes with which nothing can be changed, https://docs.gitlab.com/user/profile/personal_access_tokens/#personal-access-token-scopes. */
const READS = new Set(['read_api', 'read_user', 'read_repository', 'read_registry', 'read_virtual_registry', 'read_service_ping', 'read_observability', 'openid', 'profile', 'email']);
/** It lets a token replace itself by a new one; nothing else is changed. */
const OF_ITSELF = new Set(['self_rotate']);

const NOTHING = { account: null, kind: 'unknown', scopes: null, expires: null, expiryKnown: false, canWrite: null } as const;

/**
 * `GET /personal_access_tokens/self`: null where the token is of another sort (400: signed in by OAuth), where the server is older than
 * GitLab 15.5 (404), or where a fine-grained token may not ask.
 */
function readToken(client: GitLabClient, options: CallOptions | undefined): Promise<GitLabToken | null> {
  return unless([400, 403, 404], client.ask((library) => new PersonalAccessTokens(library).show(), tokenSchema, options));
}

function isFineGrained(token: GitLabToken | null): boolean {
  return token !== null && Array.isArray(token.granular_scopes) && token.granular_scopes.length > 0;
}

function facts(token: GitLabToken | null, user: GitLabUser | null): Omit<TokenCheck, 'state' | 'problems'> {
  const sort = user ? kindOf(user) : 'personal';
  const kind = token === null ? 'OAuth or older' : isFineGrained(token) ? 'fine-grained' : sort;
  const scopes = token === null || isFineGrained(token) ? null : token.scopes;
  return {
    account: user ? accountOf(user) : null,
    kind,
    scopes,
    expires: token?.expires_at ? `${token.expires_at.slice(0, 10)}T00:00:00.000Z` : null,
    expiryKnown: token !== null,
    canWrite: scopes === null ? null : scopes.some((scope) => !READS.has(scope) && !OF_ITSELF.has(scope)),
  };
}

function isAboutToken(cause: unknown): cause is AppError {
  return cause instanceof AppError && ['token-refused', 'token-expired', 'scope-missing', 'forge-refused', 'sso-required'].includes(cause.code);
}

function noGitLab(): AppError {
  return new AppError('forge-failed', 'There is no GitLab at this address. Enter the address at which its start page opens.');
}

function lacksReading(scopes: readonly string[], server: string): ForgeProblem {
  const has = scopes.length > 0 ? scopes.join(', ') : 'none';
  return problemOf(new AppError('scope-missing', `This token lacks the scope read_api (it has: ${has}), so its projects cannot be listed. Make one with read_api and read_repository.`, { link: newTokenLink(server), kept: 'Put it in the place of this one.' }));
}

/** Whether projects can be listed, tried once: a token whose scopes cannot be read says so only by refusing. */
async function tryListing(client: GitLabClient, options: CallOptions | undefined): Promise<ForgeProblem[]> {
  try {
    await client.ask((library) => new Projects(library).all({ membership: true, simple: true, perPage: 1 }), z.array(z.unknown()), options);
    return [];
  } catch (cause) {
    if (!isAboutToken(cause)) throw cause;
    return [problemOf(cause)];
  }
}

/**
 * What the token is, in two requests (three where its scopes cannot be read). Any scope may ask for the token itself; projects want `read_api` or `api`.
 * `read_repository` is not missed: git takes `read_api` as well.
 */
export async function checkToken(client: GitLabClient, options: CallOptions | undefined): Promise<TokenCheck> {
  let token: GitLabToken | null = null;
  try {
    token = await readToken(client, options);
    if (token && (!token.active || token.revoked === true)) {
      return { ...facts(token, null), state: 'refused', problems: [problemOf(new AppError('token-refused', 'This token was revoked.', { link: newTokenLink(client.connection.server), kept: REPLACE }))] };
    }
    const known = token !== null && !isFineGrained(token);
    if (token && known && !token.scopes.some((scope) => scope === 'read_api' || scope === 'api')) {
      const user = await unless([403], readUser(client, options));
      return { ...facts(token, user), state: 'refused', problems: [lacksReading(token.scopes, client.connection.server)] };
    }
    const user = await unless([404], readUser(client, options));
    if (user === null) throw noGitLab();
    const problems = known ? [] : await tryListing(client, options);
    return { ...facts(token, user), state: problems.length > 0 ? 'refused' : 'good', problems };
  } catch (cause) {
    if (!isAboutToken(cause)) throw cause;
    return { ...(token ? facts(token, null) : NOTHING), state: cause.code === 'token-expired' ? 'expired' : 'refused', problems: [problemOf(cause)] };
  }
}
