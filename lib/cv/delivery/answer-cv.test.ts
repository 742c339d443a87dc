import { brotliDecompressSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../errors/app-error';
import { createRateLimit } from '../../limits/token-bucket';
import type { CvRequest, DeliverableCv } from './answer-cv';
import { createCvDelivery } from './answer-cv';
import { encodeBody } from './encodings';
import { createPageCache } from './page-cache';
import type { CvView } from '../types';
import { serialiseView } from '../view';
import type { CvPart } from './target';

function delivery() {
  const cv: DeliverableCv = { id: '1', visibility: 'public', version: '1', languages: ['Go'] };
  const state = { cv: cv as DeliverableCv | undefined, today: '2026-11-20' };
  const draw = vi.fn(async (cv: DeliverableCv, view: CvView, today: string, part: CvPart) =>
    part.kind === 'table' ? undefined : encodeBody(`${cv.version} ${serialiseView(view)} ${today}`));
  const report = vi.fn();
  const answer = createCvDelivery({
    mayRead: async slug => (slug === 'ada' ? state.cv : undefined),
    draw,
    messagePage: async (status, sentence) => `<p>${status} ${sentence}</p>`,
    cache: createPageCache(1_000_000),
    drawings: createRateLimit({ burst: 2, perMinute: 1 }, () => 0),
    today: () => state.today,
    report,
  });
  const ask = (query = '', more: Partial<CvRequest> = {}) =>
    answer({ method: 'GET', target: { slug: 'ada', part: { kind: 'page' } }, query: new URLSearchParams(query), address: '127.0.0.1', ...more });
  return { state, draw, report, ask };
}

test('a page is drawn once, then comes from memory, packed as the reader wishes', async () => {
  const { ask, draw } = delivery();
  const plain = await ask();
  expect([plain.status, Buffer.from(plain.body ?? []).toString()]).toEqual([200, '1  2026-11-20']);
  const packed = await ask('', { acceptEncoding: 'gzip, br' });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(packed.body ?? new Uint8Array()).toString()).toBe('1  2026-11-20');
  expect(packed.headers.etag).toBe(plain.headers.etag);
  expect(draw).toHaveBeenCalledTimes(1);
});

test('a reader who holds the page is told so, and HEAD gets the headers only', async () => {
  const { ask } = delivery();
  const { headers } = await ask();
  expect(await ask('', { ifNoneMatch: headers.etag })).toMatchObject({ status: 304, body: undefined, headers: { etag: headers.etag } });
  expect(await ask('', { method: 'HEAD' })).toEqual({ status: 200, headers, body: undefined });
});

test('a new version and a new day are drawn again', async () => {
  const { ask, draw, state } = delivery();
  await ask();
  state.cv = { id: '1', visibility: 'public', version: '2', languages: ['Go'] };
  expect(Buffer.from((await ask()).body ?? []).toString()).toContain('2 ');
  state.today = '2026-11-21';
  await ask();
  expect(draw).toHaveBeenCalledTimes(3);
});

test('a page that was taken back is gone at once, with the bytes of one that never was', async () => {
  const { ask, state } = delivery();
  await ask();
  state.cv = undefined;
  const gone = await ask();
  const never = await ask('', { target: { slug: 'nobody', part: { kind: 'page' } } });
  expect(gone.status).toBe(404);
  expect(gone).toEqual(never);
  expect(gone.headers['cache-control']).toBe('no-store');
});

test('a part that a page does not have is a page that is not there', async () => {
  const { ask } = delivery();
  expect(await ask('', { target: { slug: 'ada', part: { kind: 'table', chart: 'nonsense' } } })).toMatchObject({ status: 404 });
});

test('an impossible choice gets a sentence, and the presets are free of the limit', async () => {
  const { ask } = delivery();
  const wrong = await ask('from=2026-13');
  expect([wrong.status, Buffer.from(wrong.body ?? []).toString()]).toEqual([400, expect.stringContaining('no month')]);
  await ask('language=Go');
  await ask('language=Go&measure=days');
  const many = await ask('from=2020-01');
  expect([many.status, many.headers['retry-after']]).toEqual([429, '60']);
  expect((await ask('language=Go')).status).toBe(200);
  const other = await ask('language=go&from=');
  expect([other.status, other.headers['location']]).toEqual([303, '/cv/ada?language=Go']);
  expect((await ask('from=2025-12&to=2026-11')).status).toBe(200);
  expect((await ask('measure=lines')).status).toBe(200);
  expect((await ask('from=2020-01', { address: '127.0.0.2' })).status).toBe(200);
});

test('too many drawings at once are put off, other failures reported without their details', async () => {
  const { ask, draw, report } = delivery();
  draw.mockRejectedValueOnce(new AppError('busy', 'Busy.'));
  expect(await ask()).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  draw.mockRejectedValueOnce(new Error('secret place'));
  const broken = await ask();
  expect([broken.status, Buffer.from(broken.body ?? []).toString().includes('secret')]).toEqual([500, false]);
  expect(report).toHaveBeenCalledTimes(1);
  expect(await ask('', { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});
