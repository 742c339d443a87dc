import { brotliDecompressSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../errors/app-error';
import { createRateLimit } from '../../limits/token-bucket';
import type { Admission, CvRequest, DeliverableCv } from './answer-cv';
import { createCvDelivery } from './answer-cv';
import { encodeBody } from './encodings';
import { createPageCache } from './page-cache';
import type { CvView } from '../types';
import { serialiseView } from '../view';
import type { CvPart } from './target';

function delivery() {
  const cv: DeliverableCv = { id: '1', visibility: 'public', version: '1', languages: ['Go'] };
  const counted = { id: '1', cvId: '1', ownerId: 'o' };
  const state = { cv: cv as DeliverableCv | undefined, admission: undefined as Admission<DeliverableCv> | Error | undefined, today: '2026-11-20' };
  const draw = vi.fn(async (cv: DeliverableCv, view: CvView, today: string, part: CvPart) =>
    part.kind === 'table' ? undefined : encodeBody(`${cv.version} ${serialiseView(view)} ${today}`));
  const report = vi.fn();
  const tryNobodys = vi.fn(async () => {});
  const countView = vi.fn();
  const answer = createCvDelivery({
    async admit({ target: { slug } }) {
      if (state.admission instanceof Error) throw state.admission;
      return state.admission ?? (slug === 'ada' && state.cv ? { access: 'show', cv: state.cv, counted } : { access: 'missing' });
    },
    tryNobodys,
    passwordPage: async (action, problem) => `<form action="${action}">${problem ?? 'fresh'}</form>`,
    passwords: createRateLimit({ burst: 3, perMinute: 1 }, () => 0),
    countView,
    draw,
    messagePage: async (status, sentence) => `<p>${status} ${sentence}</p>`,
    cache: createPageCache(1_000_000),
    drawings: createRateLimit({ burst: 2, perMinute: 1 }, () => 0),
    today: () => state.today,
    report,
  });
  const ask = (query = '', more: Partial<CvRequest> = {}) =>
    answer({ method: 'GET', target: { slug: 'ada', part: { kind: 'page' }, rest: '' }, query: new URLSearchParams(query), address: '127.0.0.1', ...more });
  return { state, draw, report, ask, tryNobodys, countView, counted };
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

test('its owner gets a page of his own, which is drawn apart and never handed to a reader', async () => {
  const { ask, draw, state, counted } = delivery();
  draw.mockImplementation(async (_cv, _view, _today, part) => encodeBody(JSON.stringify(part)));
  const reader = await ask();
  state.admission = { access: 'show', cv: state.cv!, counted: undefined, own: true };
  const own = await ask();
  expect(Buffer.from(own.body ?? []).toString()).toBe('{"kind":"page","own":true}');
  expect(await ask('', { ifNoneMatch: reader.headers.etag })).toMatchObject({ status: 200, body: own.body });
  expect(Buffer.from((await ask('', { target: { slug: 'ada', part: { kind: 'charts' }, rest: '/charts.json' } })).body ?? []).toString()).toBe('{"kind":"charts"}');
  state.admission = { access: 'show', cv: state.cv!, counted };
  expect(await ask('', { ifNoneMatch: own.headers.etag })).toMatchObject({ status: 200, body: reader.body });
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
  const never = await ask('', { target: { slug: 'nobody', part: { kind: 'page' }, rest: '' } });
  expect(gone.status).toBe(404);
  expect(gone).toEqual(never);
  expect(gone.headers['cache-control']).toBe('no-store');
});

test('a part that a page does not have is a page that is not there', async () => {
  const { ask } = delivery();
  expect(await ask('', { target: { slug: 'ada', part: { kind: 'table', chart: 'nonsense' }, rest: '/table/nonsense' } })).toMatchObject({ status: 404 });
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
  expect(await ask('', { method: 'PUT' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});

test('a page that was opened by a link carries its secret in no shared copy and is nothing for search engines', async () => {
  const { ask, draw } = delivery();
  const answer = await ask('k=secret&language=Go');
  expect([answer.status, answer.headers['x-robots-tag'], answer.headers['cache-control']]).toEqual([200, 'noindex, nofollow', 'private, no-cache']);
  expect(draw.mock.calls[0]?.[1]).toEqual({ measure: 'commits', language: 'Go', key: 'secret' });
  await ask('language=Go');
  expect(draw).toHaveBeenCalledTimes(2);
  const card = { slug: 'ada', part: { kind: 'export', variant: 'card', name: '', theme: 'light', paper: 'a4' }, rest: '/card.svg' } as const;
  expect((await ask('k=secret', { target: card })).headers['cache-control']).toBe('private, no-cache');
  expect(draw.mock.calls[2]?.[1]).toEqual({ measure: 'commits' });
  expect((await ask('', { target: card })).headers['cache-control']).toMatch(/^public/u);
});

test('a CV that moved is found at its new address with all that came along, kept by nobody', async () => {
  const { ask, state } = delivery();
  state.admission = { access: 'moved', slug: 'lovelace' };
  const target = { slug: 'ada', part: { kind: 'table', chart: 'languages' }, rest: '/table/languages' } as const;
  expect(await ask('k=secret&language=Go', { target })).toMatchObject({ status: 308, headers: { 'location': '/cv/lovelace/table/languages?k=secret&language=Go', 'cache-control': 'no-store' } });
});

test('a password is asked for, tried and answered with a cookie; wrong ones and too many get a sentence', async () => {
  const { ask, state, countView, counted } = delivery();
  const tries = [{ outcome: 'wrong' }, { outcome: 'too-many', wait: 40 }, { outcome: 'right', cookie: 'a=b' }] as const;
  let at = 0;
  state.admission = { access: 'ask-password', counted, tryPassword: async (password) => (password === 'four words' ? tries[at++] ?? { outcome: 'wrong' } : { outcome: 'wrong' }) };
  const text = ({ body }: { body: Uint8Array | undefined }) => Buffer.from(body ?? []).toString();
  const form = await ask('k=secret');
  expect([form.status, text(form), form.headers['cache-control']]).toEqual([200, '<form action="/cv/ada?k=secret">fresh</form>', 'no-store']);
  const post = () => ask('k=secret', { method: 'POST', body: async () => 'password=four+words' });
  expect(await post()).toMatchObject({ status: 403 });
  expect(await post()).toMatchObject({ status: 429, headers: { 'retry-after': '40' } });
  expect(countView).not.toHaveBeenCalled();
  expect(await post()).toMatchObject({ status: 303, headers: { 'location': '/cv/ada?k=secret', 'set-cookie': 'a=b' } });
  expect(countView).toHaveBeenCalledTimes(1);
  expect(await post()).toMatchObject({ status: 429 });
});

test('a password for a link that is not there takes the way of a wrong one and gets the page of what never was', async () => {
  const { ask, state, tryNobodys } = delivery();
  state.admission = { access: 'missing' };
  const answer = await ask('k=secret', { method: 'POST', body: async () => 'password=x' });
  expect(tryNobodys).toHaveBeenCalledWith('x');
  expect(answer).toEqual(await ask('k=secret'));
});

test('views count where somebody opens the page, not where he looks around in it, and never by HEAD or in part', async () => {
  const { ask, countView } = delivery();
  const from = (site: string) => ({ header: (name: string) => (name === 'sec-fetch-site' ? site : undefined) });
  await ask('k=secret', from('none'));
  await ask('', from('same-origin'));
  expect(countView).toHaveBeenCalledTimes(2);
  await ask('k=secret&language=Go', from('same-origin'));
  await ask('language=Go', from('same-origin'));
  await ask('', { method: 'HEAD' });
  await ask('', { target: { slug: 'ada', part: { kind: 'charts' }, rest: '/charts.json' } });
  expect(countView).toHaveBeenCalledTimes(2);
});

test('a store that nobody can ask is an honest 503', async () => {
  const { ask, state, report } = delivery();
  state.admission = new AppError('store-failed', 'Out of reach.');
  const answer = await ask();
  expect([answer.status, answer.headers['retry-after'], Buffer.from(answer.body ?? []).toString()]).toEqual([503, '5', expect.stringContaining('does not answer at the moment')]);
  expect(report).not.toHaveBeenCalled();
});

test('who may see nothing is told so in the language of his own browser, whatever the page’s is, and learns nothing by it', async () => {
  const { ask, state } = delivery();
  const german = { header: (name: string) => (name === 'accept-language' ? 'de-DE,de;q=0.9' : undefined) };
  const read = async (more: Partial<CvRequest>): Promise<string> => Buffer.from((await ask('', more)).body ?? []).toString();
  state.cv = undefined;
  expect(await read(german)).toContain('Der Link ist abgelaufen');
  expect(await read({})).toContain('The link may have ended');
  expect((await ask('', german)).headers['vary']).toContain('accept-language');
  state.cv = { id: '1', visibility: 'link', version: '1', languages: ['Go'], language: 'en' };
  expect(await read({ ...german, method: 'PUT' })).toContain('Diese Seite lässt sich nur lesen.');
  expect(Buffer.from((await ask('from=never', german)).body ?? []).toString()).toContain('is no month');
});
