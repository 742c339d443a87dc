import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { CV_POLICY } from '../../lib/cv/headers';
import { cvs } from '../../lib/documents/collections';
import { loadCv } from '../../lib/publishing/load-published';
import { freePort } from '../support/free-port';
import { commitStats, startServing, startSite } from '../support/program';
import type { Site } from '../support/program';
import { startSiteWithCv } from '../support/site-with-cv';
import type { SiteWithCv } from '../support/site-with-cv';
import { addCommits } from '../support/small-repository';

const ADA = 'ada@example.org';
const root = path.resolve(import.meta.dirname, '../..');
let served: SiteWithCv;
let repository: string;
let environment: Record<string, string>;
let site: Site;
let cv: string;

interface Answer { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

/** Unlike `fetch`, unpacks nothing and adds no headers. */
function get(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(address, { method, headers, agent: false }, answer => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }));
    });
    asked.on('error', reject).end();
  });
}

/** Headers that are ours, without those of the connection. */
function own({ headers }: Answer): Record<string, unknown> {
  const { date: _date, connection: _connection, 'keep-alive': _keep, 'transfer-encoding': _transfer, 'content-length': _length, 'content-encoding': _encoding, ...rest } = headers;
  return rest;
}

beforeAll(async () => {
  served = await startSiteWithCv(40, ADA, { COMMIT_STATS_BASE_URL: 'https://stats.example' });
  ({ environment, repository, site, cv } = served);
});
afterAll(() => served?.close());

test('it says where it listens and which CVs it serves', async () => {
  expect((await get(cv)).status).toBe(200);
  expect(site.cvs).toEqual([cv]);
});

describe('a CV page', () => {
  test('comes packed as the reader wishes, with the same content and validator', async () => {
    const plain = await get(cv);
    const [br, gz] = [await get(cv, { 'accept-encoding': 'gzip, br' }), await get(cv, { 'accept-encoding': 'gzip' })];
    expect([br.headers['content-encoding'], gz.headers['content-encoding'], plain.headers['content-encoding']]).toEqual(['br', 'gzip', undefined]);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gz.body).equals(plain.body)).toBe(true);
    expect(new Set([plain, br, gz].map(({ headers }) => headers.etag)).size).toBe(1);
    expect(plain.headers['content-security-policy']).toBe(CV_POLICY);
    expect(plain.body.toString()).toContain('>40<');
  });

  test('is not sent again to a reader who holds it, and HEAD sends no body', async () => {
    const { headers } = await get(cv);
    expect(await get(cv, { 'if-none-match': String(headers.etag) })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    const head = await get(cv, {}, 'HEAD');
    expect([head.status, head.headers.etag, head.body.length]).toEqual([200, headers.etag, 0]);
    expect(await get(cv, {}, 'POST')).toMatchObject({ status: 303 });
    expect(await get(cv, {}, 'PUT')).toMatchObject({ status: 405 });
  });

  test('shows a view of its address, its tables and what charts are drawn from', async () => {
    expect((await get(`${cv}?language=Go&measure=days`)).status).toBe(200);
    expect(JSON.parse((await get(`${cv}/charts.json`)).body.toString())).toBeTypeOf('object');
    expect((await get(`${cv}/table/nonsense`)).status).toBe(404);
  });

  test('says in a sentence why an impossible view cannot be shown', async () => {
    const wrong = await get(`${cv}?from=2020-13`);
    expect([wrong.status, wrong.headers['cache-control']]).toEqual([400, 'no-store']);
    expect(wrong.body.toString()).toContain('is no month');
  });
});

test('a page that is not there, a private one and one that was taken back give the same bytes, at once', async () => {
  const never = await get(`${site.address}/cv/nobody`);
  const context = await createContext(readSettings({}, environment));
  try {
    await get(cv);
    const stored = await loadCv(context, 'ada-lindqvist');
    if (!stored) throw new Error('no CV');
    const hidden = await context.documents.update(cvs, { ...stored, visibility: 'private' });
    const gone = await get(cv);
    expect([gone.status, own(gone)]).toEqual([404, own(never)]);
    expect(gone.body.equals(never.body)).toBe(true);
    await context.documents.update(cvs, { ...hidden, visibility: 'public' });
    expect((await get(cv)).status).toBe(200);
  } finally {
    await context.close();
  }
});

test('what another process collects is shown at once', async () => {
  const before = await get(cv);
  addCommits(repository, [{ email: ADA, file: 'src/late.ts' }], { first: 50, from: 'refs/heads/main^0' });
  expect(commitStats(['collect', repository, '--quiet'], environment).code).toBe(0);
  const after = await get(cv);
  expect(after.headers.etag).not.toBe(before.headers.etag);
  expect(after.body.toString()).toContain('>41<');
});

test('files with a hash in their name are kept for a year, and nothing outside their folder is served', async () => {
  const page = (await get(cv)).body.toString();
  const style = /href="(\/assets\/[^"]+\.css)"/u.exec(page)?.[1] ?? '';
  const answer = await get(site.address + style, { 'accept-encoding': 'br' });
  expect([answer.status, answer.headers['content-encoding'], answer.headers['cache-control']]).toEqual([200, 'br', 'public, max-age=31536000, immutable']);
  expect((await get(`${site.address}/assets/../package.json`)).status).toBe(404);
});

test('one address that asks for many different views is told when the next can be drawn', async () => {
  expect((await get(`${cv}?from=1970-01`)).status).toBe(200);
  // Many at once, as fewer than that may be drawn in the time that a slow machine takes for them.
  const views = await Promise.all(Array.from({ length: 60 }, (_, number) => get(`${cv}?from=${1971 + (number % 40)}-0${1 + Math.floor(number / 40)}`)));
  const refused = views.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect((await get(cv)).status).toBe(200);
});

test('the route of the app answers as the server in front does', async () => {
  const next = await startServing(
    [process.execPath, path.join(root, 'node_modules/next/dist/bin/next'), 'start', '-H', '127.0.0.1', '-p', String(await freePort())], environment, /(http:\/\/127\.0\.0\.1:\d+)/u,
  );
  try {
    const address = `${next.address}/cv/ada-lindqvist`;
    for (const path of ['', '?from=2020-13', '/charts.json', '/table/nonsense']) {
      const [front, route] = [await get(cv + path), await get(address + path)];
      expect([path, route.status, route.body.equals(front.body)]).toEqual([path, front.status, true]);
      for (const [name, value] of Object.entries(own(front))) if (name !== 'vary') expect([path, name, route.headers[name]]).toEqual([path, name, value]);
    }
    const { headers } = await get(address);
    expect((await get(address, { 'if-none-match': String(headers.etag) })).status).toBe(304);
  } finally {
    await next.stop();
  }
});

test('a port in use is named, and the next one is taken where that is wished', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => holder.once('listening', resolve));
  const { port } = holder.address() as AddressInfo;
  try {
    await expect(startSite({ ...environment, PORT: String(port) })).rejects.toThrow(`Port ${port} is in use`);
    const other = await startServing([process.execPath, path.join(root, 'dist/serve.js'), '--take-next-port'], { ...environment, PORT: String(port) }, /^Listening on (http:\/\/\S+)$/u);
    expect(other.output()).toContain(`Port ${port} is in use`);
    expect(await other.stop()).toBe(0);
  } finally {
    holder.close();
  }
});
