import { AppError } from '../../errors/app-error';
import type { CallOptions, Revocation } from '../port';
import type { GitHubClient } from './client';
import { isSpeedLimit } from './limits';

/**
 * Makes the token useless by reporting it to GitHub as one that should be (https://docs.github.com/rest/credentials/revoke). The request carries no login:
 * GitHub wants none there. Enterprise Servers do not have it.
 */
export async function revokeToken(client: GitHubClient, options?: CallOptions): Promise<Revocation> {
  const link = client.connection.token.startsWith('github_pat_') ? client.place.fineGrainedTokens : client.place.classicTokens;
  try {
    await client.get('/user', options);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'token-refused') return { outcome: 'already-invalid', sentence: 'GitHub no longer takes this token.', link: null };
    throw cause;
  }
  const answer = await client.postOpenly('/credentials/revoke', { credentials: [client.connection.token] }, options);
  if (answer.status === 202) return { outcome: 'revoked', sentence: 'GitHub was told to revoke the token, and will write to its owner.', link: null };
  const late = isSpeedLimit(answer) || answer.status >= 500;
  return { outcome: 'not-offered', sentence: late ? 'GitHub did not revoke the token just now. Delete it on GitHub.' : 'This server lets only its own pages revoke a token. Delete it there.', link };
}
