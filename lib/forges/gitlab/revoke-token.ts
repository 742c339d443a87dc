import { PersonalAccessTokens } from '@gitbeaker/rest';
import { z } from 'zod';
import type { CallOptions, Revocation } from '../port';
import type { GitLabClient } from './client';
import { GitLabRefusal } from './refusal';

/** `DELETE /personal_access_tokens/self`, which every scope may ask for. */
export async function revokeToken(client: GitLabClient, options: CallOptions | undefined): Promise<Revocation> {
  const link = `${client.connection.server}/-/user_settings/personal_access_tokens`;
  try {
    await client.ask((library) => new PersonalAccessTokens(library).remove(), z.unknown(), options);
    return { outcome: 'revoked', sentence: 'GitLab has revoked the token: nobody can use it any more.', link: null };
  } catch (cause) {
    if (!(cause instanceof GitLabRefusal) || cause.code === 'rate-limited') throw cause;
    if (cause.answered === 401) return { outcome: 'already-invalid', sentence: 'GitLab did not take this token any more.', link: null };
    if ([400, 403, 404, 405].includes(cause.answered)) return { outcome: 'not-offered', sentence: 'GitLab does not let this token end itself. Revoke it on your page of tokens.', link };
    throw cause;
  }
}
