import { expect, it } from 'vitest';
import { askerOf } from './asker';

const request = (forwarded?: string | string[]): Parameters<typeof askerOf>[0] => ({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '127.0.0.1' } });

it('believes no header where no proxy stands in front', () => {
  expect(askerOf(request('203.0.113.66'), 0)).toBe('127.0.0.1');
  expect(askerOf({ headers: {}, socket: {} }, 0)).toBe('unknown');
});

it('takes what the outermost own proxy wrote, and nothing that the asker put before it', () => {
  expect(askerOf(request('203.0.113.66, 198.51.100.7'), 1)).toBe('198.51.100.7');
  expect(askerOf(request('203.0.113.66, 198.51.100.7, 10.0.0.1'), 2)).toBe('198.51.100.7');
  expect(askerOf(request(['203.0.113.66', '198.51.100.7']), 1)).toBe('198.51.100.7');
});

it('falls back to the connection where the header is missing or too short', () => {
  expect(askerOf(request(), 1)).toBe('127.0.0.1');
  expect(askerOf(request('198.51.100.7'), 2)).toBe('127.0.0.1');
});
