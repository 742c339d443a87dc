import type { Context } from '../context';
import { sessions, users } from '../documents/collections';
import type { StoredSession, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { hashSecret, newSecret } from './secrets';

type Documents = Pick<Context, 'documents'>;

/** A session ends after this time, used or not. */
export const SESSION_MS = 30 * 24 * 60 * 60_000;
const LONGEST_AGENT = 200;

export interface NewSession {
  /** The cookie's value, known to the browser alone. */
  token: string;
  expires: number;
}

/** The browser's own description of itself in a length that can be shown. */
export function shortAgent(agent: string | null | undefined): string {
  return (agent ?? '').replace(/[^\x20-\x7e]/gu, '').slice(0, LONGEST_AGENT);
}

/** Keeps a session under the hash of its token. Sessions of this user that are over go at the same time. */
export async function storeSession({ documents }: Documents, session: { token: string; userId: string; expires: number; agent: string }): Promise<void> {
  const now = Date.now();
  for (const old of await listAll(documents, sessions, 'owner', [session.userId])) {
    if (old.expires <= now) await documents.delete(sessions, old.id);
  }
  await documents.insert(sessions, {
    id: hashSecret(session.token), ownerId: session.userId, expires: session.expires, created: new Date(now).toISOString(), agent: session.agent,
  });
}

/** Signs a user in: always a new token, whatever the browser held before. */
export async function startSession(context: Documents, user: User, agent: string): Promise<NewSession> {
  const token = newSecret();
  const expires = Date.now() + SESSION_MS;
  await storeSession(context, { token, userId: user.id, expires, agent });
  return { token, expires };
}

/** The session of a token and its user; undefined where it is unknown, over, or the user is gone. */
export async function findSession({ documents }: Documents, token: string): Promise<{ session: StoredSession; user: User } | undefined> {
  const session = await documents.get(sessions, hashSecret(token));
  if (!session || session.expires <= Date.now()) return undefined;
  const user = await documents.get(users, session.ownerId);
  return user && { session, user };
}

/** Moves the end of a session; undefined where there is none. */
export async function extendSession({ documents }: Documents, token: string, expires: number): Promise<StoredSession | undefined> {
  const session = await documents.get(sessions, hashSecret(token));
  if (!session) return undefined;
  try {
    return await documents.update(sessions, { ...session, expires });
  } catch (error) {
    if (isConflict(error)) return documents.get(sessions, session.id);
    throw error;
  }
}

/** Ends one session: its cookie is worth nothing from now on. */
export async function endSession({ documents }: Documents, token: string): Promise<void> {
  await documents.delete(sessions, hashSecret(token));
}

/** Where a user is signed in, the newest first. */
export async function sessionsOf({ documents }: Documents, user: Pick<User, 'id'>): Promise<StoredSession[]> {
  const all = await listAll(documents, sessions, 'owner', [user.id]);
  return all.filter(({ expires }) => expires > Date.now()).toSorted((a, b) => (a.created < b.created ? 1 : -1));
}

/**
 * Ends one of a user's sessions by its id, e.g. that of a browser he has lost.
 * @throws AppError `not-found` for one that is not there or not his, in the same words.
 */
export async function endOwnSession({ documents }: Documents, user: Pick<User, 'id'>, id: string): Promise<void> {
  const session = await documents.get(sessions, id);
  if (session?.ownerId !== user.id || !(await documents.delete(sessions, id))) throw new AppError('not-found', 'There is nothing here.');
}

/** Signs a user out everywhere; gives the number of sessions that ended. */
export async function endAllSessions({ documents }: Documents, user: Pick<User, 'id'>): Promise<number> {
  let ended = 0;
  for (const { id } of await listAll(documents, sessions, 'owner', [user.id])) ended += (await documents.delete(sessions, id)) ? 1 : 0;
  return ended;
}
