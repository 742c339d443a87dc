import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectRepositories } from '../../lib/collections/collect';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { collections, cvs, users } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { RULES_VERSION } from '../../lib/facts/types';
import { loadSnapshot } from '../../lib/publishing/load-published';
import { figuresOf } from '../../lib/snapshots/figures';
import { cvJson } from '../../lib/snapshots/present-figures';
import { makeRepository } from '../support/small-repository';
import { startTcpRelay } from '../support/tcp-relay';
import { startInflux2 } from './influx2';
import { startMongo } from './mongo';

const ADA = 'ada@example.org';
const REPOSITORIES = 200;
let folder: string;
let sources: { kind: 'path'; path: string }[];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'disturbed-'));
  sources = Array.from({ length: REPOSITORIES }, (_, number) => ({
    kind: 'path', path: makeRepository(folder, `r${number}`, Array.from({ length: 1 + (number % 4) }, (_commit, place) => ({ email: ADA, file: `src/${place}.${place % 2 === 0 ? 'ts' : 'go'}`, lines: number + place + 1 }))),
  }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openOwned(environment: Record<string, string>): Promise<Context> {
  const context = await createContext(readSettings({}, { COMMIT_STATS_LOG: 'silent', ...environment }));
  await context.documents.insert(users, { id: 'user', ownerId: 'user', account: 'local', hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
  return context;
}

/** What readers see, and the facts behind it, without ids and moments that differ between any two runs. */
async function outcome(context: Context): Promise<unknown> {
  const facts: string[] = [];
  for await (const fact of context.stats.read('user', RULES_VERSION)) facts.push(JSON.stringify({ ...fact, repository: '', identity: null }));
  const [cv] = (await context.documents.list(cvs, 'owner', ['user'])).documents;
  const shown = cv && (await loadSnapshot(context, cv.slug));
  if (!shown) throw new Error('Nothing was published.');
  return { facts: facts.sort(), figures: JSON.parse(JSON.stringify(cvJson(figuresOf(shown.snapshot, {}, '2026-11-21'))).replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/gu, '""')) as unknown };
}

/** A lease of a process that is gone is taken over at once; this one lives on. */
async function freeLeases({ documents }: Context): Promise<void> {
  for (const state of await listAll(documents, collections, 'owner', ['user'])) {
    if (state.leaseUntil > 0) await documents.update(collections, { ...state, leaseUntil: 0, holder: null });
  }
}

async function untilItWorks(work: () => Promise<unknown>): Promise<number> {
  for (let failures = 0; ; failures += 1) {
    try {
      await work();
      return failures;
    } catch (error) {
      if (failures === 30) throw error;
      await sleep(250);
    }
  }
}

describe('collecting 200 repositories while both stores are stopped, paused, made slow and restarted', () => {
  it('ends with the numbers of a run that nobody disturbed', async () => {
    const calm = await openOwned({ COMMIT_STATS_DATA: path.join(folder, 'calm') });
    await collectRepositories(calm, { sources, emails: [ADA] });
    const expected = await outcome(calm);
    await calm.close();

    const data = mkdtempSync(path.join(folder, 'servers-'));
    const mongo = { file: path.join(data, 'documents.h2'), server: await startMongo({ file: path.join(data, 'documents.h2') }) };
    const influx = { data: path.join(data, 'influx'), server: await startInflux2({ data: path.join(data, 'influx') }) };
    const relays = { mongo: await startTcpRelay(mongo.server.port), influx: await startTcpRelay(influx.server.port) };
    const { token, org } = influx.server;
    const context = await openOwned({
      COMMIT_STATS_DATA: path.join(folder, 'unused'),
      COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: `mongodb://127.0.0.1:${relays.mongo.port}/disturbed?serverSelectionTimeoutMS=1500&socketTimeoutMS=1500`,
      COMMIT_STATS_STATS: 'influxdb', INFLUX_URL: `http://127.0.0.1:${relays.influx.port}`, INFLUX_TOKEN: token, INFLUX_ORG: org,
    });

    const restartMongo = async (ms: number): Promise<void> => {
      await mongo.server.stop();
      await sleep(ms);
      mongo.server = await startMongo({ file: mongo.file, port: mongo.server.port });
    };
    const restartInflux = async (ms: number): Promise<void> => {
      await influx.server.stop();
      await sleep(ms);
      influx.server = await startInflux2({ data: influx.data, port: influx.server.port });
    };
    const pause = async (pid: number, ms: number): Promise<void> => {
      process.kill(pid, 'SIGSTOP');
      await sleep(ms);
      process.kill(pid, 'SIGCONT');
    };
    const slow = async (relay: keyof typeof relays, ms: number): Promise<void> => {
      relays[relay].delay(40);
      await sleep(ms);
      relays[relay].delay(0);
    };
    const disturbances: Readonly<Record<number, () => Promise<void>>> = {
      15: () => pause(mongo.server.pid, 2_500), 40: () => pause(influx.server.pid, 1_500), 60: () => slow('mongo', 2_000), 80: () => slow('influx', 2_000),
      100: () => restartInflux(0), 120: () => restartMongo(0), 140: () => restartInflux(2_000), 160: () => restartMongo(2_000),
      180: async () => {
        relays.mongo.cut();
        relays.influx.cut();
      },
    };
    const under: Promise<void>[] = [];
    let done = 0;
    const onOutcome = (_source: unknown, { added }: { added: number }): void => {
      if (added === 0) return;
      done += 1;
      const disturb = disturbances[done];
      if (disturb) under.push(disturb());
    };
    const failures = await untilItWorks(async () => {
      await Promise.all(under);
      await freeLeases(context);
      await collectRepositories(context, { sources, emails: [ADA], onOutcome });
    });
    await Promise.all(under);
    expect(under).toHaveLength(9);
    expect(failures).toBeGreaterThan(0);
    expect(await outcome(context)).toEqual(expected);
    await context.close();
    await Promise.all([relays.mongo.stop(), relays.influx.stop(), mongo.server.stop(), influx.server.stop()]);
  }, 600_000);
});
