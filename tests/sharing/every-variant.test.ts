import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { startSession } from '../../lib/accounts/sessions';
import { sessionCookieName } from '../../lib/accounts/session-cookie';
import { audienceOf, cvTarget } from '../../lib/cv/delivery/target';
import type { CvPart } from '../../lib/cv/delivery/target';
import type { User } from '../../lib/documents/collections';
import { VARIANTS } from '../../lib/exports/variants';
import type { VariantName } from '../../lib/exports/variants';
import { makeLink } from '../../lib/sharing/make-link';
import { revokeLink, undoRevoke } from '../../lib/sharing/revoke-link';
import { setVisibility } from '../../lib/sharing/set-visibility';
import type { VerbContext } from '../../lib/verbs/verb';
import { FakeForge, verbContext } from '../support/fake-forge';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';
import { storeCv, testDelivery } from './delivery';
import type { TestDelivery } from './delivery';

/** An address of each form; one that is new in the list and missing here fails to compile. */
const FORMS: Record<VariantName, string> = {
  'pdf': '/pdf', 'snapshot': '/snapshot.json', 'resume': '/resume.json', 'statement': '/statement.json', 'feed': '/feed.atom', 'chart-svg': '/chart/languages.svg', 'chart-png': '/chart/languages.png',
  'chart-csv': '/chart/languages.csv', 'open-graph': '/og.png', 'card': '/card.svg', 'badge': '/badge/commits.svg', 'badge-data': '/badge/commits.json',
};
const OTHERS: Record<Exclude<CvPart['kind'], 'export'>, string> = { page: '', table: '/table/languages', charts: '/charts.json' };
const ALL = [...Object.values(OTHERS), ...Object.values(FORMS)];
/** Ways by which a framework would give the page in another form. */
const OTHER_WAYS: Record<string, string>[] = [{}, { 'rsc': '1', 'next-router-prefetch': '1' }, { accept: 'application/json' }];

let temporary: TempContext;
let context: VerbContext;
let ada: User;
let site: TestDelivery;
let session: string;

beforeAll(async () => {
  temporary = await tempContext();
  context = verbContext(temporary.context, new FakeForge());
  ada = await localOwner(context);
  session = `${sessionCookieName(context.settings)}=${(await startSession(context, ada, 'test')).token}`;
  for (const visibility of ['private', 'link', 'public'] as const) await storeCv(context, ada.id, visibility, { visibility });
  site = testDelivery(context);
});
afterAll(() => temporary.remove());

const audience = (rest: string): string => audienceOf(cvTarget(`/cv/x${rest}`)?.part ?? { kind: 'page' });

it('every form of a CV has an address here that really names it', () => {
  for (const [variant, rest] of Object.entries(FORMS)) expect(cvTarget(`/cv/x${rest}`)?.part).toMatchObject({ kind: 'export', variant });
  expect(Object.keys(FORMS).toSorted()).toEqual(Object.keys(VARIANTS).toSorted());
});

describe.each(ALL)('/cv/…%s', (rest) => {
  const made = async (cvId: string, label = 'Northwind') => {
    const { id, path } = await makeLink(context, ada, { cvId, label });
    return { id, k: path.split('?k=')[1] ?? '' };
  };

  it('is open, revoked, opened again and ended with the very next request, and closed looks like guessed', async () => {
    for (const slug of ['link', 'public']) {
      const never = await site.ask(`/cv/nobody${rest}`);
      expect([never.status, never.headers['cache-control'], never.headers['x-robots-tag']]).toEqual([404, 'no-store', 'noindex, nofollow']);
      const { id, k } = await made(slug);
      const shown = audience(rest) === 'readers' || slug === 'public' ? 200 : 404;
      for (const headers of OTHER_WAYS) {
        const ask = (key: string) => site.ask(`/cv/${slug}${rest}?k=${key}`, { headers });
        expect((await ask(k)).status).toBe(shown);
        await revokeLink(context, ada, { linkId: id });
        expect(await ask(k)).toEqual(never);
        await undoRevoke(context, ada, { linkId: id });
        expect((await ask(k)).status).toBe(shown);
        expect(await ask(`${k.slice(0, -1)}${k.endsWith('A') ? 'B' : 'A'}`)).toEqual(never);
        for (const wrong of [k.toLowerCase(), k.slice(1), '', 'x'.repeat(43), '%00', '{"$ne":null}']) expect(await ask(wrong)).toEqual(never);
      }
    }
  });

  it('ends by the clock', async () => {
    const { path } = await makeLink(context, ada, { cvId: 'link', label: 'Short', ends: new Date(Date.now() + 3_600_000).toISOString() });
    const later = testDelivery(context, () => Date.now() + 3_600_001);
    const address = path.replace('?', `${rest}?`);
    expect((await site.ask(address)).status).toBe(audience(rest) === 'readers' ? 200 : 404);
    expect(await later.ask(address)).toEqual(await site.ask(`/cv/nobody${rest}`));
  });

  it('opens no other CV, and nothing while only its owner may read', async () => {
    const { k } = await made('public');
    const never = await site.ask(`/cv/nobody${rest}`);
    expect(await site.ask(`/cv/link${rest}?k=${k}`)).toEqual(never);
    await setVisibility(context, ada, { cvId: 'public', visibility: 'private' });
    expect(await site.ask(`/cv/public${rest}?k=${k}`)).toEqual(never);
    expect(await site.ask(`/cv/public${rest}`)).toEqual(never);
    await setVisibility(context, ada, { cvId: 'public', visibility: 'public' });
    expect((await site.ask(`/cv/public${rest}`)).status).toBe(200);
  });

  it('is its owner’s by his session, except what image proxies keep, and nobody else’s', async () => {
    const never = await site.ask(`/cv/nobody${rest}`);
    for (const slug of ['private', 'link']) {
      expect(await site.ask(`/cv/${slug}${rest}`)).toEqual(never);
      expect(await site.ask(`/cv/${slug}${rest}`, { headers: { cookie: session.slice(0, -1) } })).toEqual(never);
      const own = await site.ask(`/cv/${slug}${rest}`, { headers: { cookie: session } });
      expect([own.status, own.headers['cache-control']]).toEqual(audience(rest) === 'readers' ? [200, 'private, no-cache'] : [404, 'no-store']);
    }
  });

  it('leaks no secret on its way, and only what is for everybody may be kept by others', async () => {
    const { k } = await made('public');
    for (const address of [`/cv/public${rest}?k=${k}`, `/cv/public${rest}`]) {
      const { headers } = await site.ask(address);
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cache-control']).toBe(audience(rest) === 'everybody' && !address.includes('k=') ? 'public, max-age=300, s-maxage=300' : 'private, no-cache');
      // The page of a public CV alone is for search engines.
      if (address.includes('k=') || rest === '') expect(headers['x-robots-tag']).toBe(address.includes('k=') ? 'noindex, nofollow' : undefined);
    }
  });
});

it('an address beneath a CV at which nothing stands is the page of what never was', async () => {
  const never = await site.ask('/cv/nobody');
  for (const rest of ['/nothing', '/badge/x.exe', '/table/..%2f', '.rsc', '/%2e%2e/user', '/chart/nonsense.svg']) expect(await site.ask(`/cv/public${rest}`)).toEqual(never);
});
