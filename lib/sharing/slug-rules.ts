import { AppError } from '../errors/app-error';

const SHORTEST = 2;
const LONGEST = 60;

/** Words that an address of the site has, or may get, or that would speak for the site. */
const RESERVED = new Set([
  'about', 'abuse', 'account', 'admin', 'administrator', 'api', 'app', 'assets', 'auth', 'badge', 'blog', 'card', 'commit-stats', 'commitstats', 'contact', 'content', 'cv', 'demo', 'docs', 'edit', 'everyone',
  'favicon', 'feed', 'help', 'home', 'index', 'legal', 'login', 'logout', 'me', 'new', 'nobody', 'null', 'official', 'operator', 'pdf', 'preview', 'privacy', 'public', 'ranking', 'robots', 'root', 'security',
  'self-hosting', 'settings', 'sign-in', 'sign-out', 'sitemap', 'staff', 'static', 'status', 'support', 'system', 'table', 'team', 'terms', 'undefined', 'user', 'users', 'verify', 'week', 'www',
]);

/** Signs that are taken for another one at a glance, as what they are taken for. */
function seenAs(slug: string): string {
  return slug.replaceAll('-', '').replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('0', 'o').replaceAll(/[1i]/gu, 'l').replaceAll('5', 's');
}
const RESERVED_SEEN = new Set([...RESERVED].map(seenAs));

/**
 * A slug as it stands in the address: of what was typed, signs that mean the same are one (Unicode NFKC), capitals are small. Only a to z, digits and single
 * hyphens between them: letters of other scripts that look like these cannot make an address that looks like somebody else's.
 * @throws AppError `wrong-use` with what to change.
 */
export function checkedSlug(typed: string): string {
  const slug = typed.normalize('NFKC').trim().toLowerCase();
  if (!/^[a-z0-9-]*$/u.test(slug)) throw new AppError('wrong-use', 'An address has letters from a to z, digits and hyphens. Leave the other signs out.');
  if (slug.length < SHORTEST || slug.length > LONGEST) throw new AppError('wrong-use', `An address has ${SHORTEST} to ${LONGEST} signs. Choose ${slug.length < SHORTEST ? 'a longer' : 'a shorter'} one.`);
  if (/^-|-$|--/u.test(slug)) throw new AppError('wrong-use', 'A hyphen stands between two letters or digits. Take the others out.');
  if (isReservedSlug(slug)) throw new AppError('wrong-use', `“${slug}” is kept for the site itself. Choose another address.`);
  return slug;
}

/** Whether nobody gets this slug, since it is an address of the site or looks like one. */
export function isReservedSlug(slug: string): boolean {
  return RESERVED_SEEN.has(seenAs(slug));
}

/** Slugs to offer in place of one that is taken, the nearest first: with the rest of the name, then shortened, then numbered. */
export function similarSlugs(slug: string, nameSlug: string): string[] {
  const words = nameSlug.split('-').filter(Boolean);
  const [first = slug, last = ''] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  const all = [nameSlug, `${first}${last.slice(0, 1)}`, `${first.slice(0, 1)}${last}`, `${slug}-dev`, ...[2, 3, 4, 5].map((number) => `${slug}-${number}`)];
  return [...new Set(all)].filter((one) => one !== slug && one.length >= SHORTEST && one.length <= LONGEST && !isReservedSlug(one));
}
