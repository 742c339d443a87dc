import { expect, it } from 'vitest';
import { isFromElsewhere, requireSameOrigin } from './same-origin';

const SETTINGS = { baseUrl: 'https://stats.example.org' };

function check(headers: Record<string, string>): boolean {
  try {
    requireSameOrigin(SETTINGS, { headers: new Headers(headers) });
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'forbidden' });
    return false;
  }
}

it.each<Record<string, string>>([
  { origin: 'https://stats.example.org' },
  { 'origin': 'https://stats.example.org', 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'same-origin' },
  { origin: 'http://localhost:24700', host: 'localhost:24700' },
])('lets the site’s own pages through: %j', (headers) => {
  expect(check(headers)).toBe(true);
});

it.each<Record<string, string>>([
  {}, { origin: 'null' }, { origin: '' }, { origin: 'https://evil.example' }, { 'origin': 'null', 'sec-fetch-site': 'same-origin' },
  { 'origin': 'https://stats.example.org', 'sec-fetch-site': 'cross-site' }, { 'origin': 'https://stats.example.org', 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'none' },
  { origin: 'https://stats.example.org.evil.example' }, { origin: 'https://evil.example', host: 'stats.example.org' }, { origin: 'https://evil.example', referer: 'https://stats.example.org/' },
])('refuses what comes from elsewhere, or does not say: %j', (headers) => {
  expect(check(headers)).toBe(false);
});

it('knows what another site’s page sends from what a page of its own, or a program, does', () => {
  const asked = (method: string, headers: Record<string, string>): boolean => isFromElsewhere(SETTINGS, { method, headers: new Headers(headers) });
  expect(asked('POST', { 'origin': 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(true);
  expect(asked('POST', { origin: 'null' })).toBe(true);
  expect(asked('DELETE', { 'sec-fetch-site': 'same-site' })).toBe(true);
  expect(asked('POST', { 'origin': 'https://stats.example.org', 'sec-fetch-site': 'same-origin' })).toBe(false);
  expect(asked('POST', {})).toBe(false);
  expect(asked('GET', { origin: 'https://evil.example' })).toBe(false);
});
