import { Users } from '@gitbeaker/rest';
import type { CallOptions, ForgeAccount } from '../port';
import type { GitLabClient } from './client';
import { userSchema } from './schema';
import type { GitLabUser } from './schema';

/** Who the token acts as: `GET /user`. */
export function readUser(client: GitLabClient, options: CallOptions | undefined): Promise<GitLabUser> {
  return client.ask((library) => new Users(library).showCurrentUser(), userSchema, options);
}

/** Tokens of projects and groups act as users of these names, https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects. */
const BOT = /^(?<of>project|group)_?\d+_bot/;

/** What sort of token acts as this user. */
export function kindOf(user: GitLabUser): string {
  const of = BOT.exec(user.username)?.groups?.of;
  if (of !== undefined) return of;
  return user.bot === true ? 'service account' : 'personal';
}

/** The account in the words of the port. */
export function accountOf(user: GitLabUser): ForgeAccount {
  return {
    id: user.id,
    login: user.username,
    name: user.name || null,
    person: user.bot !== true && !BOT.test(user.username),
    created: user.created_at ? new Date(user.created_at).toISOString() : null,
  };
}
