import type { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';
import type { HeaderSource } from './session-cookie';

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * Lets a request through that changes something only if it comes from this site's own pages: the browser says so in
 * `Sec-Fetch-Site` or in an `Origin` that is the site's address or the host the request was sent to. `Origin: null` and no word at all are refused.
 * @throws AppError `forbidden`.
 */
export function requireSameOrigin(settings: Pick<Settings, 'baseUrl'>, { headers }: HeaderSource): void {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const known = origin !== null && (origin === new URL(settings.baseUrl).origin || (hostOf(origin) !== undefined && hostOf(origin) === headers.get('host')));
  if ((site === null || site === 'same-origin') && (known || (origin === null && site === 'same-origin'))) return;
  throw new AppError('forbidden', 'This request did not come from a page of this site. Open the page again and repeat what you did.');
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a browser says that a request which may change something was sent by another site's page. A program that says nothing is no browser. */
export function isFromElsewhere(settings: Pick<Settings, 'baseUrl'>, request: HeaderSource & { method: string }): boolean {
  if (READING.has(request.method) || (request.headers.get('origin') === null && request.headers.get('sec-fetch-site') === null)) return false;
  try {
    requireSameOrigin(settings, request);
    return false;
  } catch {
    return true;
  }
}
