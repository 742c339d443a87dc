import { parseCookie } from 'cookie';
import { currentUser } from '../accounts/current-user';
import { hashSecret } from '../accounts/secrets';
import { sessionCookieName } from '../accounts/session-cookie';
import type { Context } from '../context';
import { cvs, formerSlugs, shareLinks } from '../documents/collections';
import type { ShareLink, StoredCv } from '../documents/collections';
import { decideAccess } from './access';
import type { AccessQuestion, Key } from './access';
import { isUnlocked } from './link-cookie';
import { linkState } from './link-state';
import { rememberAnswers } from './remember-answers';
import type { AnswerMemory } from './remember-answers';
import { shareLookups } from './share-lookups';

/** Who asks for which CV with what in hand. */
export interface Reader {
  slug: string;
  audience: AccessQuestion['audience'];
  /** The secret of the address, if any. */
  secret: string | null;
  /** The `Cookie` header. */
  cookies: string | null | undefined;
}

/** The CV as the store holds it; where it was found by an address that it had before, `moved`. */
interface Found {
  cv: StoredCv;
  moved: boolean;
}

/** What a reader gets. `link` is there where the secret in his address decided. */
export type Granted =
  | { access: 'missing' }
  | { access: 'moved'; slug: string }
  | { access: 'ask-password'; cv: StoredCv; link: ShareLink }
  | { access: 'show'; cv: StoredCv; link: ShareLink | undefined; owner: boolean };

export interface AccessFinder {
  /** Asks the store who may read. Throws `store-failed` where it is out of reach and nothing is remembered. */
  find(reader: Reader): Promise<Granted>;
  /** Brings what is remembered up to date. */
  refresh(): Promise<void>;
}

/** The form of a secret that `makeLink` gives out; nothing else is looked up. */
const SECRET = /^[\w-]{43}$/u;

async function cvAt({ documents }: Pick<Context, 'documents'>, slug: string): Promise<Found | undefined> {
  const [cv] = (await documents.list(cvs, 'slug', [slug], { limit: 1 })).documents;
  if (cv) return { cv, moved: false };
  const former = await documents.get(formerSlugs, slug);
  const target = former && (await documents.get(cvs, former.cvId));
  return target && { cv: target, moved: true };
}

function keyOf(link: ShareLink | undefined, cv: StoredCv, { secret, cookies }: Reader, now: number): Key {
  if (secret === null) return 'none';
  if (link?.cvId !== cv.id) return 'wrong';
  const state = linkState(link, now);
  return state === 'open' && !isUnlocked(link, cookies, now) ? 'locked' : state;
}

/** Answers who may read what, asking the store on every request; only where it is out of reach do its last answers stand, and ends go by the clock even then. */
export function createAccessFinder(context: Pick<Context, 'documents' | 'settings'>, report: (error: unknown) => void, now: () => number = Date.now): AccessFinder {
  const { documents, settings } = context;
  const askState = documents.state?.bind(documents);
  const sharedState = askState && shareLookups(askState);
  const stateOf = sharedState && (() => sharedState('state'));
  const remembered = <T>(look: (key: string) => Promise<T>): AnswerMemory<T> => rememberAnswers(shareLookups(look), report, now, stateOf);
  const bySlug = remembered((slug) => cvAt(context, slug));
  const byHash = remembered(async (hash) => (await documents.list(shareLinks, 'hash', [hash], { limit: 1 })).documents[0]);
  const byCookie = remembered(async (cookie) => (await currentUser(context, { headers: new Headers({ cookie }) }))?.session);
  const sessionName = sessionCookieName(settings);
  const whoAsks = async (cookies: string | null | undefined): Promise<string | undefined> => {
    const session = cookies?.includes(sessionName) ? parseCookie(cookies)[sessionName] : undefined;
    const found = session ? await byCookie.find(`${sessionName}=${session}`) : undefined;
    return found && found.expires > now() ? found.ownerId : undefined;
  };
  return {
    async find(reader) {
      const { slug, secret, audience } = reader;
      // All are asked whatever the others say, so that no refusal is quicker than another.
      const [found, link, asker] = await Promise.all([
        bySlug.find(slug), secret !== null && SECRET.test(secret) ? byHash.find(hashSecret(secret)) : undefined, whoAsks(reader.cookies),
      ]);
      if (!found) return { access: 'missing' };
      const { cv, moved } = found;
      const owner = asker === cv.ownerId;
      const access = decideAccess({ visibility: cv.visibility, published: cv.publishedVersion !== null && cv.edition > 0, owner, key: keyOf(link, cv, reader, now()), audience });
      if (access === 'missing') return { access };
      if (moved) return { access: 'moved', slug: cv.slug };
      if (access === 'show') return { access, cv, owner, link: secret === null ? undefined : link };
      return link ? { access, cv, link } : { access: 'missing' };
    },
    async refresh() {
      await Promise.all([bySlug.refresh(), byHash.refresh(), byCookie.refresh()]);
    },
  };
}
