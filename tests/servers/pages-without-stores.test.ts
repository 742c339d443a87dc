import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitStats, startSite } from '../support/program';
import type { Site } from '../support/program';
import { makeRepository } from '../support/small-repository';
import { startInflux2 } from './influx2';
import { startMongo } from './mongo';

const ADA = 'ada@example.org';
const SINCE = /has not answered since \d{1,2} \w{3} \d{4}, \d\d:\d\d UTC/iu;
let folder: string;
let mongo: Awaited<ReturnType<typeof startMongo>>;
let influx: Awaited<ReturnType<typeof startInflux2>>;
let files: { mongo: string; influx: string };
let site: Site;
let cookie: string;
let cv: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pages-without-stores-'));
  files = { mongo: path.join(folder, 'documents.h2'), influx: path.join(folder, 'influx') };
  [mongo, influx] = await Promise.all([startMongo({ file: files.mongo }), startInflux2({ data: files.influx })]);
  const environment = {
    COMMIT_STATS_DATA: path.join(folder, 'data'), COMMIT_STATS_LOG: 'silent', COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: `${mongo.uri}pages`,
    COMMIT_STATS_STATS: 'influxdb', INFLUX_URL: influx.endpoint, INFLUX_TOKEN: influx.token, INFLUX_ORG: influx.org,
  };
  const repository = makeRepository(folder, 'quorum', Array.from({ length: 12 }, (_, number) => ({ email: ADA, file: `src/${number}.ts` })));
  const collected = commitStats(['collect', repository, '--email', ADA, '--quiet'], environment);
  expect(collected.code, collected.stderr).toBe(0);
  site = await startSite(environment);
  const link = await signInLink();
  const signedIn = await fetch(link, { redirect: 'manual' });
  cookie = (signedIn.headers.getSetCookie().at(-1) ?? '').split(';')[0] ?? '';
  cv = `${site.address}/cv/ada-lindqvist`;
});
afterAll(async () => {
  await site.stop();
  await Promise.all([mongo.stop(), influx.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

/** The one-time link, which the site prints a moment after it listens. */
async function signInLink(): Promise<string> {
  for (;;) {
    const link = /^Sign in .*?(http:\/\/\S+)$/mu.exec(site.output())?.[1];
    if (link !== undefined) return link;
    await sleep(100);
  }
}

interface Seen { status: number; text: string; retryAfter: string | null }

async function open(address: string): Promise<Seen> {
  const answer = await fetch(address.startsWith('/') ? `${site.address}${address}` : address, { headers: { cookie }, redirect: 'manual', signal: AbortSignal.timeout(60_000) });
  // Next writes comments between texts.
  return { status: answer.status, text: (await answer.text()).replaceAll('<!-- -->', ''), retryAfter: answer.headers.get('retry-after') };
}

/** Times that a page is opened until it shows what is expected: for longer than anything is remembered. */
const TRIES = 600;

/** Opens a page until it shows this. */
async function shows(address: string, status: number, text: RegExp | string): Promise<Seen> {
  for (let tries = 0; ; tries += 1) {
    const seen = await open(address);
    const fits = seen.status === status && (typeof text === 'string' ? seen.text.includes(text) : text.test(seen.text));
    if (fits || tries === TRIES) {
      expect({ status: seen.status, text: fits ? text : seen.text }).toEqual({ status, text });
      return seen;
    }
    await sleep(500);
  }
}

async function allIsWell(): Promise<void> {
  await shows('/status', 200, 'Everything works');
  expect(SINCE.test((await shows('/user', 200, 'Your addresses')).text)).toBe(false);
  await shows(cv, 200, 'Ada Lindqvist');
}

/** What a site shows without its store of commits, whatever became of it. */
async function withoutCommits(): Promise<void> {
  const status = await shows('/status', 200, SINCE);
  expect(status.text).toContain('the store of commits does not answer');
  expect(status.text).toContain('all numbers stand as they were');
  await shows('/user', 200, SINCE);
  await shows('/user', 200, 'Your addresses');
  await shows(cv, 200, 'Ada Lindqvist');
}

/** What a site shows without its store of documents. */
async function withoutDocuments(): Promise<void> {
  // What was read before opens at once.
  await shows(cv, 200, 'Ada Lindqvist');
  const own = await shows('/user', 503, SINCE);
  expect(own.text).toContain('Nothing is lost');
  expect(own.retryAfter).toBe('5');
  await shows('/content', 503, SINCE);
  const status = await shows('/status', 200, SINCE);
  expect(status.text).toContain('The store of accounts and pages does not answer.');
  await shows('/', 200, 'Commit Stats');
  await shows('/api/health', 200, 'live');
  await shows('/api/health/ready', 503, '"documents","state":"failing"');
}

describe('the pages of a site whose stores are away', () => {
  it('show everything as it is while they answer', allIsWell);

  it('say since when the store of commits is away, and show all numbers: paused', async () => {
    process.kill(influx.pid, 'SIGSTOP');
    try {
      await withoutCommits();
    } finally {
      process.kill(influx.pid, 'SIGCONT');
    }
    await allIsWell();
  });

  it('say since when the store of commits is away, and show all numbers: stopped', async () => {
    const { port } = influx;
    await influx.stop();
    try {
      await withoutCommits();
    } finally {
      influx = await startInflux2({ data: files.influx, port });
    }
    await allIsWell();
  });

  it('say since when accounts are away, and show the CVs that were read before: paused', async () => {
    await shows(cv, 200, 'Ada Lindqvist');
    process.kill(mongo.pid, 'SIGSTOP');
    try {
      await withoutDocuments();
    } finally {
      process.kill(mongo.pid, 'SIGCONT');
    }
    await allIsWell();
  });

  it('say since when accounts are away, and show the CVs that were read before: stopped', async () => {
    const { port } = mongo;
    await shows(cv, 200, 'Ada Lindqvist');
    await mongo.stop();
    try {
      await withoutDocuments();
      // After a minute nobody can vouch any more that its owner still shows it.
      await shows(cv, 503, SINCE);
    } finally {
      mongo = await startMongo({ file: files.mongo, port });
    }
    await allIsWell();
  });
});
