import { expect, test } from 'vitest';
import { CV_POLICY, etagOf, holdsAlready, pageHeaders, refusalHeaders } from './headers';

test('the policy allows nothing inline and nothing from elsewhere', () => {
  expect(CV_POLICY).toContain("default-src 'none'");
  expect(CV_POLICY).not.toContain('unsafe');
  expect(CV_POLICY).not.toContain('http');
});

test('an etag follows the content and is recognised in every form a reader may send it', () => {
  const etag = etagOf('page');
  expect(etagOf(Buffer.from('page'))).toBe(etag);
  expect(etagOf('pages')).not.toBe(etag);
  for (const sent of [etag, etag.slice(2), `"x", ${etag}`, '*']) expect(holdsAlready(sent, etag)).toBe(true);
  for (const sent of [undefined, null, '', '"x"', etag.slice(0, -2)]) expect(holdsAlready(sent, etag)).toBe(false);
});

test('only a public page may be indexed, and every page is asked for again', () => {
  expect(pageHeaders({ etag: 'e', visibility: 'public' })).not.toHaveProperty('x-robots-tag');
  expect(pageHeaders({ etag: 'e', visibility: 'link' })['x-robots-tag']).toContain('noindex');
  expect(pageHeaders({ etag: 'e', visibility: 'public' })['cache-control']).toBe('private, no-cache');
  expect(refusalHeaders(5)).toMatchObject({ 'cache-control': 'no-store', 'retry-after': '5', 'content-security-policy': CV_POLICY });
});
