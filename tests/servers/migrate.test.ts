import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { COLLECTIONS, collections, cvs } from '../../lib/documents/collections';
import type { Collection, Document } from '../../lib/documents/port';
import { migrate } from '../../lib/migration/migrate';
import { cvOf, factOf } from '../contracts/fixtures';
import { faultyStores } from '../support/faulty-stores';
import { commitStats } from '../support/program';
import { makeRepository } from '../support/small-repository';
import { startProductionStores } from './production-stores';
import type { ProductionStores } from './production-stores';

const ADA = 'ada@example.org';
let folder: string;
let stores: ProductionStores;
let data: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'migrate-'));
  data = path.join(folder, 'data');
  stores = await startProductionStores();
  const repositories = ['one', 'two'].map((name) => makeRepository(folder, name, Array.from({ length: 12 }, (_, number) => ({ email: ADA, file: `src/${number % 3}.ts`, lines: number + 1 }))));
  const collected = commitStats(['collect', '--quiet', ...repositories, '--email', ADA], { COMMIT_STATS_DATA: data });
  expect(collected.code, collected.stderr).toBe(0);
});
afterAll(async () => {
  await stores.stop();
  rmSync(folder, { recursive: true, force: true });
});

function open(environment: Record<string, string>, where = data): Promise<Context> {
  return createContext(readSettings({}, { COMMIT_STATS_DATA: where, COMMIT_STATS_LOG: 'silent', ...environment }));
}

/** Every document and fact of a place. */
async function everything({ documents, stats }: Context, userId: string): Promise<unknown> {
  const found: unknown[] = [];
  for (const collection of COLLECTIONS as readonly Collection<Document>[]) found.push((await documents.all(collection, { limit: 1_000 })).documents);
  for await (const fact of stats.read(userId, 1)) found.push(fact);
  return found;
}

async function ownerOf({ documents }: Context): Promise<string> {
  return (await documents.all(cvs)).documents[0]?.ownerId ?? '';
}

describe('moving everything to MongoDB and InfluxDB and back', () => {
  it('does not go into a place that holds somebody else’s, and changes nothing there', async () => {
    const other = path.join(folder, 'other');
    const repository = makeRepository(folder, 'other-one', [{ email: ADA }]);
    expect(commitStats(['collect', '--quiet', repository, '--email', ADA], { COMMIT_STATS_DATA: other }).code).toBe(0);
    const [from, to] = [await open({}), await open({}, other)];
    const before = await everything(to, await ownerOf(to));
    await expect(migrate({ from, to, documents: true, facts: true })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Name an empty place') });
    expect(await everything(to, await ownerOf(to))).toEqual(before);
    await from.close();
    await to.close();
  });

  it('shows the same numbers there, and the same in a new file afterwards', async () => {
    const shown = (environment: Record<string, string>, where: string): unknown => JSON.parse(commitStats(['cv', '--json'], { COMMIT_STATS_DATA: where, ...environment }).stdout);
    const before = shown({}, data);
    const { MONGODB_URI = '', INFLUX_URL = '', INFLUX_TOKEN = '', INFLUX_ORG = '' } = stores.environment;
    const named = { MONGODB_URI, INFLUX_URL, INFLUX_TOKEN, INFLUX_ORG };
    for (let time = 0; time < 2; time += 1) {
      const moved = commitStats(['migrate', '--from', 'embedded', '--to', 'production', '--quiet'], { COMMIT_STATS_DATA: data, ...named });
      expect([moved.code, moved.stderr]).toEqual([0, '']);
      expect(moved.stdout).toMatch(/24 commits are in the new place/u);
    }
    expect(shown(stores.environment, path.join(folder, 'nothing'))).toEqual(before);
    const back = path.join(folder, 'back');
    const moved = commitStats(['migrate', '--from', 'production', '--to', 'embedded', '--quiet'], { COMMIT_STATS_DATA: back, ...named });
    expect([moved.code, moved.stderr]).toEqual([0, '']);
    expect(shown({}, back)).toEqual(before);
    const [first, last] = [await open({}), await open({}, back)];
    expect(await everything(last, await ownerOf(first))).toEqual(await everything(first, await ownerOf(first)));
    await first.close();
    await last.close();
  });

  it('goes on where it was interrupted, wherever that was', async () => {
    const from = await open({});
    const user = await ownerOf(from);
    const to = await open({ ...stores.environment, MONGODB_URI: `${stores.mongo.uri}again`, INFLUX_BUCKET: 'again' });
    let failures = 0;
    for (let number = 1; ; number += 9) {
      const faulty = faultyStores(to, 'lost', number);
      const failed = await migrate({ from, to: faulty, documents: true, facts: true }).then(() => false, () => true);
      if (!failed) break;
      failures += 1;
    }
    expect(failures).toBeGreaterThan(3);
    expect(await everything(to, user)).toEqual(await everything(from, user));
    const untouched = faultyStores(to, 'error', -1);
    const told: boolean[] = [];
    await migrate({ from, to: untouched, documents: true, facts: true, onDone: (_what, _count, copied) => told.push(copied) });
    expect(told).not.toContain(true);
    await from.close();
    await to.close();
  });

  it('does not replace what was changed in the new place since, unless it is told to', async () => {
    const from = await open({});
    const user = await ownerOf(from);
    const to = await open({ ...stores.environment, MONGODB_URI: `${stores.mongo.uri}since`, INFLUX_BUCKET: 'since' });
    await migrate({ from, to, documents: true, facts: true });
    const [cv] = (await to.documents.all(cvs)).documents;
    if (!cv) throw new Error('No CV arrived.');
    await to.documents.update(cvs, { ...cv, slug: 'changed-since' });
    await to.documents.insert(cvs, { ...cvOf('made-since'), ownerId: user });
    await to.stats.write(user, 1, [factOf('a')]);
    const after = await everything(to, user);
    await expect(migrate({ from, to, documents: true, facts: true })).rejects.toMatchObject({ code: 'conflict', message: expect.stringMatching(/\(cvs 2\).*Nothing was changed.*--overwrite/su) });
    expect(await everything(to, user)).toEqual(after);
    await migrate({ from, to, documents: true, facts: true, overwrite: true });
    expect(await everything(to, user)).toEqual(await everything(from, user));
    await from.close();
    await to.close();
  });

  it('refuses while something is collected, and where the new place holds something else', async () => {
    const from = await open({});
    const to = await open({}, path.join(folder, 'other'));
    await to.documents.insert(cvs, cvOf('foreign'));
    await to.stats.write('user-1', 1, [factOf('a')]);
    await expect(migrate({ from, to, documents: true, facts: true })).rejects.toMatchObject({ code: 'conflict' });
    const [state] = (await from.documents.all(collections)).documents;
    if (!state) throw new Error('Nothing was collected.');
    const held = await from.documents.update(collections, { ...state, leaseUntil: Date.now() + 60_000 });
    await expect(migrate({ from, to, documents: true, facts: true })).rejects.toMatchObject({ code: 'busy' });
    await from.documents.update(collections, { ...held, leaseUntil: 0 });
    await from.close();
    await to.close();
  });

  it('says what is missing', () => {
    const said = (...args: string[]): string => commitStats(['migrate', ...args], { COMMIT_STATS_DATA: data, MONGODB_URI: '', INFLUX_URL: '' }).stderr;
    expect(said('--from', 'embedded', '--to', 'production')).toContain('MONGODB_URI');
    expect(said('--from', 'embedded')).toContain('--to is missing');
    expect(said('--from', 'embedded', '--to', 'embedded')).toContain('the same place');
  });
});
