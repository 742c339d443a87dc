import { expect, test } from 'vitest';
import { UNLOCKED_SECONDS, isUnlocked, unlockedCookie } from './link-cookie';

const link = { id: 'one', passwordHash: 'scrypt$15$8$3$a$b' };
const NOW = 1_800_000_000_000;
const header = (cookie: string): string => cookie.split(';')[0] ?? '';

test('whoever typed the password need not for an hour, on this link only', () => {
  const set = unlockedCookie({ baseUrl: 'https://stats.example.org' }, link, NOW);
  expect(set).toMatch(/; Max-Age=3600; Path=\/cv\/; HttpOnly; Secure; SameSite=Lax$/u);
  expect(isUnlocked(link, header(set), NOW + UNLOCKED_SECONDS * 1_000 - 1)).toBe(true);
  expect(isUnlocked(link, header(set), NOW + UNLOCKED_SECONDS * 1_000)).toBe(false);
  expect(isUnlocked({ ...link, id: 'two' }, header(set).replace('-one', '-two'), NOW)).toBe(false);
  expect(isUnlocked({ ...link, passwordHash: 'scrypt$15$8$3$a$c' }, header(set), NOW)).toBe(false);
});

test('a moment that was moved, a torn cookie and none at all open nothing', () => {
  const set = header(unlockedCookie({ baseUrl: 'http://127.0.0.1' }, link, NOW));
  for (const cookie of [set.replace(/=\d/u, '=9'), set.slice(0, -1), 'commit-stats-link-one=', '', null]) expect(isUnlocked(link, cookie, NOW)).toBe(false);
  expect(isUnlocked({ id: 'free', passwordHash: null }, null, NOW)).toBe(true);
});
