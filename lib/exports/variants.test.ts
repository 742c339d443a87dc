import { expect, test } from 'vitest';
import { cvTarget, contentTypeOf, lookOf } from '../cv/delivery/target';
import { exportHeaders } from '../cv/headers';
import { exportAsk, VARIANTS } from './variants';

test('every form has its address beneath the CV, and nothing else has one', () => {
  const named = (path: string) => { const ask = exportAsk(path); return ask && `${ask.variant} ${ask.name}`.trim(); };
  expect(['pdf', 'snapshot.json', 'resume.json', 'statement.json', 'og.png', 'card.svg', 'badge/active-days.svg', 'badge/go.json', 'feed.atom', 'chart/languages.svg', 'chart/kinds.png', 'chart/days.csv'].map(named))
    .toEqual(['pdf', 'snapshot', 'resume', 'statement', 'open-graph', 'card', 'badge active-days', 'badge-data go', 'feed', 'chart-svg languages', 'chart-png kinds', 'chart-csv days']);
  for (const path of ['', 'pdf/', 'PDF', 'chart/nonsense.svg', 'chart/languages.gif', 'chart/toString.csv', 'badge/.svg', '../snapshot.json', 'snapshot.json.map']) expect(exportAsk(path)).toBeUndefined();
});

test('an address beneath a CV leads to its form, with the looks that the query asks for', () => {
  const target = cvTarget('/cv/ada/card.svg');
  expect(target).toEqual({ slug: 'ada', rest: '/card.svg', part: { kind: 'export', variant: 'card', name: '', theme: 'light', paper: 'a4' } });
  expect(target && lookOf(target.part, new URLSearchParams('theme=dark&paper=letter'))).toMatchObject({ theme: 'dark', paper: 'a4' });
  expect(target && contentTypeOf(target.part)).toBe('image/svg+xml');
  for (const path of ['/cv/ada/nothing', '/cv/ada/pdf/more']) expect(cvTarget(path)).toMatchObject({ slug: '', part: { kind: 'page' } });
});

test('what readers get goes by the page’s headers; what other sites show is kept for minutes only', () => {
  const page = { etag: 'W/"x"', visibility: 'link', slug: 'ada/"x' } as const;
  for (const [variant, { audience }] of Object.entries(VARIANTS) as [keyof typeof VARIANTS, (typeof VARIANTS)['pdf']][]) {
    const headers = exportHeaders({ variant, name: 'go', theme: 'light', paper: 'a4' }, page);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    if (audience === 'readers') expect([headers['cache-control'], headers['x-robots-tag']]).toEqual(['private, no-cache', 'noindex, nofollow']);
    else expect(headers['cache-control']).toBe('public, max-age=300, s-maxage=300');
  }
  expect(exportHeaders({ variant: 'pdf', name: '', theme: 'light', paper: 'a4' }, page)['content-disposition']).toBe('inline; filename="ada--x.pdf"');
});
