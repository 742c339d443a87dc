import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { cookieOptions } from '../accounts/session-cookie';
import type { Settings } from '../config/settings';
import type { ShareLink } from '../documents/collections';

type Locked = Pick<ShareLink, 'id' | 'passwordHash'>;

/** How long a password need not be typed again. */
export const UNLOCKED_SECONDS = 60 * 60;

function nameOf({ id }: Locked): string {
  return `commit-stats-link-${id}`;
}

/** Signed under the hash of the link's password: no other link's cookie fits, and a new password makes the old cookies worthless. */
function sign({ id, passwordHash }: Locked, until: number): Buffer {
  return createHmac('sha256', passwordHash ?? '').update(`link ${id} until ${until}`).digest();
}

/** The `Set-Cookie` value that shows that a link's password was typed. `now` in milliseconds. */
export function unlockedCookie(settings: Pick<Settings, 'baseUrl'>, link: Locked, now: number): string {
  const until = now + UNLOCKED_SECONDS * 1_000;
  return stringifySetCookie({ name: nameOf(link), value: `${until}.${sign(link, until).toString('base64url')}`, maxAge: UNLOCKED_SECONDS, ...cookieOptions(settings), path: '/cv/' });
}

/** Whether a `Cookie` header shows that the link's password was typed within the hour. */
export function isUnlocked(link: Locked, cookies: string | null | undefined, now: number): boolean {
  if (link.passwordHash === null) return true;
  const [, written, signature = ''] = /^(\d{1,16})\.([\w-]{43})$/u.exec(parseCookie(cookies ?? '')[nameOf(link)] ?? '') ?? [];
  if (written === undefined || Number(written) <= now) return false;
  const given = Buffer.from(signature, 'base64url');
  const right = sign(link, Number(written));
  return given.length === right.length && timingSafeEqual(given, right);
}
