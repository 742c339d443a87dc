import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { localOwner } from '../../lib/accounts/local-owner';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { cvs } from '../../lib/documents/collections';
import { makeLink } from '../../lib/sharing/make-link';
import { setVisibility } from '../../lib/sharing/set-visibility';
import type { VerbContext } from '../../lib/verbs/verb';
import { commitStats, startSite } from '../support/program';
import { printHeading, printRow } from './report';

const READERS = 20;
const SECONDS = 8;
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';

/** Twenty readers of one address for some seconds, from a thread of their own. */
async function load(url: string, status = 200): Promise<{ rate: number; p99: number; failures: number }> {
  const result = await autocannon({ url, connections: READERS, duration: SECONDS, workers: 1, headers: { 'accept-encoding': 'br', 'user-agent': BROWSER } });
  return { rate: result.requests.average, p99: result.latency.p99, failures: result.errors + (status === 200 ? result.non2xx : result['2xx']) };
}

/** Lets only who has a link read the CV, and gives the address of a link that ends. */
async function shareByLink(data: string, address: string): Promise<string> {
  const context = await createContext(readSettings({}, { COMMIT_STATS_DATA: data }));
  try {
    const verbs: VerbContext = context;
    const owner = await localOwner(context);
    const [cv] = (await context.documents.list(cvs, 'owner', [owner.id])).documents;
    if (!cv) throw new Error('There is no CV to share.');
    await setVisibility(verbs, owner, { cvId: cv.id, visibility: 'link' });
    const { path: shared } = await makeLink(verbs, owner, { cvId: cv.id, label: 'Bench', ends: '2999-12-31' });
    return new URL(shared, address).href;
  } finally {
    await context.close();
  }
}

/** Views a second of a real CV from the compiled server, against a bare Node server that sends as many bytes. */
export async function benchPage(repository: string, email: string): Promise<void> {
  printHeading(`CV page, ${READERS} readers at once for ${SECONDS} s, against a bare Node server that sends as many bytes`);
  const data = mkdtempSync(path.join(os.tmpdir(), 'bench-page-'));
  const collected = commitStats(['collect', repository, '--email', email], { COMMIT_STATS_DATA: data });
  if (collected.code !== 0) throw new Error(collected.stderr);
  const site = await startSite({ COMMIT_STATS_DATA: data });
  // The addresses of the CVs are named right after the site's own.
  for (let tries = 0; site.cvs.length === 0 && tries < 100; tries++) await sleep(100);
  const address = site.cvs[0] ?? '';
  const body = Buffer.from(await (await fetch(address)).arrayBuffer());
  const sent = Number((await fetch(address, { headers: { 'accept-encoding': 'br' } })).headers.get('content-length'));
  const bare = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(body.subarray(0, sent)));
  await new Promise<void>(listening => bare.listen(0, '127.0.0.1', listening));
  try {
    const ours = await load(address);
    const other = await load(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`);
    printRow({ what: `views a second (${(sent / 1000).toFixed(0)} KB packed)`, ours: ours.rate.toFixed(0), against: `bare server ${other.rate.toFixed(0)}`, ratio: ours.rate / other.rate, goal: '5000' });
    printRow({ what: 'p99 of an answer', ours: `${ours.p99} ms`, against: `bare server ${other.p99} ms`, goal: 'under 50 ms' });
    const shared = await shareByLink(data, address);
    await fetch(shared);
    const byLink = await load(shared);
    printRow({ what: 'views a second by a link', ours: byLink.rate.toFixed(0), against: `bare server ${other.rate.toFixed(0)}`, ratio: byLink.rate / other.rate, goal: '5000' });
    printRow({ what: 'p99 of an answer by a link', ours: `${byLink.p99} ms`, against: `bare server ${other.p99} ms`, goal: 'under 50 ms' });
    const closed = await load(`${shared.slice(0, -1)}${shared.endsWith('A') ? 'B' : 'A'}`, 404);
    printRow({ what: 'refusals a second of a guessed link', ours: closed.rate.toFixed(0), against: `bare server ${other.rate.toFixed(0)}`, ratio: closed.rate / other.rate });
    printRow({ what: 'failed answers', ours: String(ours.failures + byLink.failures + closed.failures), against: `bare server ${other.failures}`, goal: '0' });
  } finally {
    bare.close();
    await site.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
