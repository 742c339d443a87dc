import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSpeedLimit, noticeOf, retryMoment } from './limits';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const SECOND = 1000;
const headers = (given: Record<string, string>): Headers => new Headers(given);

test('Retry-After is obeyed as seconds and as a date', () => {
  expect(retryMoment(429, headers({ 'retry-after': '37' }), NOW)).toBe(NOW + 37 * SECOND);
  expect(retryMoment(429, headers({ 'retry-after': 'Mon, 01 Jun 2026 12:02:00 GMT' }), NOW)).toBe(NOW + 120 * SECOND);
});

test('without it the moment of the reset counts', () => {
  expect(retryMoment(429, headers({ 'ratelimit-reset': String(NOW / SECOND + 40) }), NOW)).toBe(NOW + 40 * SECOND);
});

test.each([
  ['nothing', {}],
  ['a date that is past, as with clocks that differ', { 'retry-after': 'Mon, 01 Jun 2026 11:00:00 GMT' }],
  ['nought', { 'retry-after': '0' }],
  ['nonsense', { 'retry-after': 'soon', 'ratelimit-reset': '-5' }],
  ['a reset that is past', { 'ratelimit-reset': String(NOW / SECOND - 1) }],
])('%s means a minute and a bit', (_name, given) => {
  const wait = retryMoment(429, headers(given), NOW) - NOW;
  expect(wait).toBeGreaterThanOrEqual(60 * SECOND);
  expect(wait).toBeLessThan(90 * SECOND);
});

test('a wait without end is cut at an hour', () => {
  expect(retryMoment(429, headers({ 'retry-after': '999999999999' }), NOW)).toBe(NOW + 3_600 * SECOND);
  expect(noticeOf(200, headers({ 'ratelimit-remaining': '0', 'ratelimit-reset': '99999999999' }), NOW).pauseUntil).toBe(NOW + 3_600 * SECOND);
});

test('whatever the headers say, the moment lies between a second and an hour from now', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: fc.constantFrom(...Array.from('0123456789-.eE :GMTJan,')) }), fc.integer().map(String), fc.date({ noInvalidDate: true }).map((date) => date.toUTCString())), fc.constantFrom(403, 429, 503), (text, status) => {
    const given = new Headers();
    given.set('retry-after', text);
    given.set('ratelimit-reset', text);
    const wait = retryMoment(status, given, NOW) - NOW;
    expect(wait).toBeGreaterThanOrEqual(SECOND);
    expect(wait).toBeLessThanOrEqual(3_600 * SECOND);
  }));
});

test('an answer that used up the limit asks for silence until the reset', () => {
  expect(noticeOf(200, headers({ 'ratelimit-limit': '2000', 'ratelimit-remaining': '0', 'ratelimit-reset': String(NOW / SECOND + 12) }), NOW)).toEqual({ limit: 2000, remaining: 0, resets: NOW + 12 * SECOND, pauseUntil: NOW + 12 * SECOND });
  expect(noticeOf(200, headers({ 'ratelimit-limit': '2000', 'ratelimit-remaining': '1999' }), NOW)).toEqual({ limit: 2000, remaining: 1999 });
  expect(noticeOf(200, headers({}), NOW)).toEqual({});
});

test('only some 403 are about speed', () => {
  expect(isSpeedLimit(403, headers({ 'content-type': 'application/json' }))).toBe(false);
  expect(isSpeedLimit(403, headers({ 'content-type': 'text/html' }))).toBe(false);
  expect(isSpeedLimit(403, headers({ 'content-type': 'text/plain' }))).toBe(true);
  expect(isSpeedLimit(403, headers({ 'retry-after': '5' }))).toBe(true);
  expect(isSpeedLimit(500, headers({ 'content-type': 'text/plain' }))).toBe(false);
});
