import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import { localOwner } from '../../lib/accounts/local-owner';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { cvs } from '../../lib/documents/collections';
import { makeLink } from '../../lib/sharing/make-link';
import { setVisibility } from '../../lib/sharing/set-visibility';
import type { VerbContext } from '../../lib/verbs/verb';
import { commitStats, startSite } from '../support/program';
import { measure } from './measure';
import type { Reading, Seen } from './readers';
import { printHeading, printRow } from './report';

const READERS = 20;
const SECONDS = 8;
const GOAL = '5000';
/** Links that are read in turn, so that no two requests in a row ask for the same one. */
const LINKS = 50;
const PASSWORD = 'four words';
const BROWSER = { 'accept-encoding': 'br', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0' };

/** Twenty readers for some seconds, in a process of their own, as they would be. */
async function load(urls: string[], { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {}): Promise<Seen> {
  const reading: Reading = { urls, headers: { ...BROWSER, ...headers }, status, readers: READERS, seconds: SECONDS };
  const { stdout } = await measure(process.execPath, ['--import', 'tsx', path.resolve(import.meta.dirname, 'readers.ts'), JSON.stringify(reading)]);
  return JSON.parse(stdout) as Seen;
}

/** Lets only who has a link read the CV, and gives the addresses of links that end: some without a password, and one with it. */
async function shareByLink(data: string, address: string): Promise<{ open: string[]; locked: string }> {
  const context = await createContext(readSettings({}, { COMMIT_STATS_DATA: data }));
  try {
    const verbs: VerbContext = context;
    const owner = await localOwner(context);
    const [cv] = (await context.documents.list(cvs, 'owner', [owner.id])).documents;
    if (!cv) throw new Error('There is no CV to share.');
    await setVisibility(verbs, owner, { cvId: cv.id, visibility: 'link' });
    const link = async (more: { password?: string }): Promise<string> => new URL((await makeLink(verbs, owner, { cvId: cv.id, label: 'Bench', ends: '2999-12-31', ...more })).path, address).href;
    const open: string[] = [];
    for (let made = 0; made < LINKS; made += 1) open.push(await link({}));
    return { open, locked: await link({ password: PASSWORD }) };
  } finally {
    await context.close();
  }
}

/** Types a link's password; gives the cookie by which its reader is known for an hour. */
async function unlock(url: string): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ password: PASSWORD }), redirect: 'manual' });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** A page as it is sent: packed, with the mark by which a reader says that he holds it. */
async function pageAt(address: string): Promise<{ packed: Buffer; etag: string }> {
  const { headers, body } = await request(address, { headers: BROWSER });
  return { packed: Buffer.from(await body.arrayBuffer()), etag: String(headers.etag) };
}

async function bareServer(body: Buffer): Promise<{ server: Server; address: string }> {
  const server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br', 'content-length': body.length }).end(body));
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

/** What `wrk`, a load generator that takes less of the machine, says of one address; undefined where it is not installed. */
async function byWrk(url: string): Promise<number | undefined> {
  if (spawnSync('wrk', ['--version']).error) return undefined;
  const headers = Object.entries(BROWSER).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await measure('wrk', ['-t1', `-c${READERS}`, `-d${SECONDS}s`, ...headers, url]);
  return Number(/Requests\/sec:\s+([\d.]+)/u.exec(stdout)?.[1] ?? Number.NaN);
}

/** Views a second of a real CV from the compiled server, against a bare Node server that sends the same bytes; the readers are on the same machine. */
export async function benchPage(repository: string, email: string): Promise<void> {
  printHeading(`CV page, ${READERS} readers at once for ${SECONDS} s each row, against a bare Node server that sends the same bytes`);
  const data = mkdtempSync(path.join(os.tmpdir(), 'bench-page-'));
  const collected = commitStats(['collect', repository, '--email', email], { COMMIT_STATS_DATA: data });
  if (collected.code !== 0) throw new Error(collected.stderr);
  const site = await startSite({ COMMIT_STATS_DATA: data });
  // The addresses of the CVs are named right after the site's own.
  for (let tries = 0; site.cvs.length === 0 && tries < 100; tries++) await sleep(100);
  const address = site.cvs[0] ?? '';
  const page = await pageAt(address);
  const bare = await bareServer(page.packed);
  try {
    const other = await load([bare.address]);
    let failures = 0;
    const row = async (what: string, urls: string[], { goal = GOAL, ...expected }: { goal?: string; status?: number; headers?: Record<string, string> } = {}): Promise<void> => {
      const seen = await load(urls, expected);
      failures += seen.failures;
      printRow({ what: `${what} a second`, ours: seen.rate.toFixed(0), against: `bare server ${other.rate.toFixed(0)}`, ratio: seen.rate / other.rate, goal });
      printRow({ what: '  p99 of an answer', ours: `${seen.p99.toFixed(1)} ms`, against: `bare server ${other.p99.toFixed(1)} ms`, goal: 'under 50 ms' });
    };
    await row(`views (${(page.packed.length / 1000).toFixed(0)} KB packed)`, [address]);
    await row('views of who holds the page already (304)', [address], { status: 304, headers: { 'if-none-match': page.etag } });
    const wrk = await byWrk(address);
    if (wrk !== undefined) printRow({ what: 'views a second as wrk counts them', ours: wrk.toFixed(0), against: `bare server ${(await byWrk(bare.address))?.toFixed(0)}`, goal: GOAL });
    const { open, locked } = await shareByLink(data, address);
    const cookie = await unlock(locked);
    // Each is drawn once, with its own address in it.
    for (const url of [...open, locked]) await fetch(url, { headers: { cookie } });
    await row('views by a link', open.slice(0, 1));
    await row(`views by ${LINKS} links in turn`, open);
    await row('views by a link with its password typed', [locked], { headers: { cookie } });
    await row('refusals of a guessed link', [`${address}?k=${'x'.repeat(43)}`], { status: 404 });
    printRow({ what: 'failed answers', ours: String(failures), against: `bare server ${other.failures}`, goal: '0' });
  } finally {
    bare.server.close();
    await site.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
