import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOME, safeReturn } from './safe-return';

const BASE = 'https://stats.example.org';

it.each([
  ['/user/tokens/new?forge=github', '/user/tokens/new?forge=github'],
  [`${BASE}/status`, '/status'],
  ['/a/../b', '/b'],
])('keeps what lies on this site: %s', (wanted, path) => {
  expect(safeReturn(wanted, BASE)).toBe(path);
});

it.each([undefined, null, '', 'user', '//evil.example', '/\\evil.example', '/\t/evil.example', '/.//evil.example', '/%5cevil', 'https:evil', 'https://evil.example', `${BASE}.evil.example/`, `${BASE}@evil.example/`, 'javascript:alert(1)', '%', '/api/auth/sign-out', `/${'a'.repeat(3_000)}`])(
  'leads home or stays on this site from %j', (wanted) => {
    const path = safeReturn(wanted, BASE);
    expect(new URL(path, BASE).origin).toBe(BASE);
    expect(path === HOME || path === '/%5cevil').toBe(true);
  });

it('never leads away, whatever is asked for', () => {
  const pieces = fc.constantFrom('/', '\\', '.', '..', ':', '@', 'https', 'evil.example', '%2f', '%5c', '\t', '\n', '?', '#', BASE, '\u0000', '。');
  fc.assert(fc.property(fc.oneof(fc.string(), fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')), fc.webUrl()), (wanted) => {
    const path = safeReturn(wanted, BASE);
    expect(path).toMatch(/^\/(?![/\\])/u);
    expect(new URL(path, BASE).origin).toBe(BASE);
    expect(safeReturn(path, BASE)).toBe(path);
  }), { numRuns: 3_000 });
});
