import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { chooseEncoding, encodeBody, encoded, keptBody, sizeOf } from './encodings';

test.each([
  ['gzip, deflate, br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['*', 'br'],
  ['identity', undefined],
  ['gzip;q=0', undefined],
  ['', undefined],
  [null, undefined],
  ['BR', 'br'],
  ['br;q=nonsense', undefined],
])('for %j the encoding is %j', (header, expected) => {
  expect(chooseEncoding(header)).toBe(expected);
});

test('every form holds the same content, with its true length', async () => {
  const text = 'Zahlen, nur Zahlen. '.repeat(200);
  const body = await encodeBody(text);
  expect(brotliDecompressSync(body.br).toString()).toBe(text);
  expect(gunzipSync(body.gzip).toString()).toBe(text);
  expect(Buffer.from(body.raw).toString()).toBe(text);
  expect(sizeOf(body)).toBe(body.raw.length + body.br.length + body.gzip.length);
  expect(encoded(body, 'br').headers).toEqual({ 'content-encoding': 'br', 'content-length': String(body.br.length) });
  expect(encoded(body, undefined).headers).toEqual({ 'content-length': String(text.length) });
});

test('what is kept takes less memory and is the same content to whoever asks', async () => {
  const text = 'Zahlen, nur Zahlen. '.repeat(200);
  const kept = keptBody(await encodeBody(text));
  expect(sizeOf(kept)).toBe(kept.br.length + kept.gzip.length);
  expect(Buffer.from(encoded(kept, undefined).bytes).toString()).toBe(text);
  expect(encoded(kept, undefined).headers).toEqual({ 'content-length': String(text.length) });
  const picture = new Uint8Array(300);
  const packed = { raw: picture, br: picture, gzip: picture };
  expect([keptBody(packed), sizeOf(packed)]).toEqual([packed, 300]);
});
