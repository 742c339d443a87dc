import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { commitStats, startSite } from '../support/program';
import { printHeading, printRow } from './report';

const READERS = 20;
const SECONDS = 8;

/** Twenty readers of one address for some seconds, from a thread of their own. */
async function load(url: string): Promise<{ rate: number; p99: number; failures: number }> {
  const result = await autocannon({ url, connections: READERS, duration: SECONDS, workers: 1, headers: { 'accept-encoding': 'br' } });
  return { rate: result.requests.average, p99: result.latency.p99, failures: result.errors + result.non2xx };
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
    printRow({ what: 'failed answers', ours: String(ours.failures), against: `bare server ${other.failures}`, goal: '0' });
  } finally {
    bare.close();
    await site.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
