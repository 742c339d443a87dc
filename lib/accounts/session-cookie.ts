import { parseCookie, stringifySetCookie } from 'cookie';
import type { Settings } from '../config/settings';

/** What is asked of a request's or a page's headers. */
export interface HeaderSource {
  headers: Pick<Headers, 'get'>;
}

/** Whether readers reach the site over https, so that cookies may be kept to it. */
export function isSecure(settings: Pick<Settings, 'baseUrl'>): boolean {
  return settings.baseUrl.startsWith('https:');
}

/** The session cookie's name. With https the browser itself keeps it to this host. */
export function sessionCookieName(settings: Pick<Settings, 'baseUrl'>): string {
  return isSecure(settings) ? '__Host-commit-stats' : 'commit-stats';
}

/** Not readable by scripts, not sent with other sites' posts. */
export function cookieOptions(settings: Pick<Settings, 'baseUrl'>): { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean } {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(settings) };
}

/** All cookies of a request. */
export function cookiesOf({ headers }: HeaderSource): Record<string, string> {
  return Object.fromEntries(Object.entries(parseCookie(headers.get('cookie') ?? '')).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** The `Set-Cookie` value that hands a session to the browser. */
export function sessionCookie(settings: Pick<Settings, 'baseUrl'>, { token, expires }: { token: string; expires: number }): string {
  return stringifySetCookie({ name: sessionCookieName(settings), value: token, expires: new Date(expires), ...cookieOptions(settings) });
}

/** The `Set-Cookie` value that takes the session away. */
export function endedCookie(settings: Pick<Settings, 'baseUrl'>): string {
  return stringifySetCookie({ name: sessionCookieName(settings), value: '', maxAge: 0, ...cookieOptions(settings) });
}
