import { randomBytes } from 'node:crypto';
import { makeApiToken, revokeApiToken } from '../../lib/accounts/api-tokens';
import { endSession, startSession } from '../../lib/accounts/sessions';
import type { Context } from '../../lib/context';
import { users } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { newId } from '../../lib/documents/new-id';

export interface Person {
  user: User;
  apiToken: string;
  /** Value of his session's cookie. */
  session: string;
}

/** Somebody who is signed in with the account of this number and has an API token. */
export async function person(context: Context, account: string): Promise<Person> {
  const id = newId();
  const user = await context.documents.insert(users, { id, ownerId: id, account, hashKey: randomBytes(32).toString('hex'), name: `Person ${account}`, created: new Date().toISOString() });
  return { user, apiToken: await makeApiToken(context, user), session: (await startSession(context, user, 'test')).token };
}

/** What he holds works no more. */
export async function revoke(context: Context, { user, session }: Person): Promise<void> {
  await revokeApiToken(context, user);
  await endSession(context, session);
}
