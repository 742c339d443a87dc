const LONGEST = 2_048;
/** Where somebody lands who signed in and came from nowhere. */
export const HOME = '/user';

/**
 * The path of a return address if it lies on this site, else the person's own page. Takes a path or an address of the site's origin;
 * the result begins with one slash and never leads elsewhere, however a browser reads it.
 */
export function safeReturn(wanted: string | null | undefined, baseUrl: string): string {
  if (!wanted || wanted.length > LONGEST) return HOME;
  const { origin } = new URL(baseUrl);
  if (!wanted.startsWith('/') && !wanted.startsWith(`${origin}/`)) return HOME;
  if (!URL.canParse(wanted, origin)) return HOME;
  const url = new URL(wanted, origin);
  const path = `${url.pathname}${url.search}`;
  const leads = url.origin === origin && !/^\/[/\\]/u.test(path) && !path.startsWith('/api/auth');
  return leads ? path : HOME;
}
