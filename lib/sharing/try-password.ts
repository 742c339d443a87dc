import type { Context } from '../context';
import type { ShareLink } from '../documents/collections';
import { takeRequest } from '../limits/request-window';
import { unlockedCookie } from './link-cookie';
import { matchesPassword } from './password';

/** Passwords that may be tried on one link, counted over all processes. */
const TRIES = { most: 5, windowMs: 60_000 };

/** `cookie` is the `Set-Cookie` value for whoever typed it right; `wait` the whole seconds until the next try, where there were too many. */
export type Tried = { outcome: 'right'; cookie: string } | { outcome: 'wrong' } | { outcome: 'too-many'; wait: number };

/** Tries a password on a link that is open. Without a link it is wrong, and takes as long. Right ones count as tries as well. */
export async function tryPassword(context: Pick<Context, 'documents' | 'settings'>, link: ShareLink | undefined, password: string, now: number = Date.now()): Promise<Tried> {
  const wait = link && (await takeRequest(context, link.ownerId, `link:${link.id}`, TRIES, now));
  if (wait !== undefined) return { outcome: 'too-many', wait };
  const right = await matchesPassword(password, link?.passwordHash ?? undefined);
  return link && right ? { outcome: 'right', cookie: unlockedCookie(context.settings, link, now) } : { outcome: 'wrong' };
}
