// `npm run bench:stores`: facts and documents per second into each store, and from each the snapshot of a person with 100,000 facts, side by side in one run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { cvs } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { isHeadlineLanguage } from '../../lib/languages';
import { createSnapshotBuilder } from '../../lib/snapshots/snapshot-builder';
import type { Snapshot } from '../../lib/snapshots/types';
import { cvOf } from '../contracts/fixtures';
import { startInflux1 } from '../servers/influx1';
import { startInflux2 } from '../servers/influx2';
import { startMongo } from '../servers/mongo';
import { FACTS, manyFacts } from './many-facts';
import { median } from './measure';
import { printHeading, printRow, seconds } from './report';

const USER = 'user';
const DOCUMENTS = 2_000;
/** As a collection hands them in. */
const BATCH = 1_000;
const RUNS = 5;

const facts = manyFacts();
const repositories = Array.from({ length: 20 }, (_, index) => ({ id: `r${index}`, name: `r${index}`, forge: 'local' as const, openSource: null, updated: null }));

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

async function writeAll({ stats }: Context): Promise<void> {
  for (let from = 0; from < facts.length; from += BATCH) await stats.write(USER, RULES_VERSION, facts.slice(from, from + BATCH));
}

async function snapshotFrom({ stats }: Context): Promise<Snapshot> {
  const builder = createSnapshotBuilder({ repositories, rules: RULES_VERSION, isHeadlineLanguage });
  for await (const fact of stats.read(USER, RULES_VERSION)) builder.add(fact);
  return builder.build(new Date(0).toISOString());
}

async function benchStats(name: string, context: Context, expected: string | undefined): Promise<string> {
  const written = await timed(() => writeAll(context));
  const again = await timed(() => writeAll(context));
  const times: number[] = [];
  let shown = '';
  for (let run = 0; run < RUNS; run += 1) times.push(await timed(async () => { shown = JSON.stringify(await snapshotFrom(context)); }));
  if (expected !== undefined && shown !== expected) throw new Error(`${name} gives another snapshot.`);
  const rate = (value: number): string => `${Math.round(FACTS / value).toLocaleString('en')}/s`;
  printRow({ what: `${name}: facts written`, ours: rate(written), against: `the same again ${rate(again)}` });
  printRow({ what: `${name}: snapshot of ${FACTS.toLocaleString('en')} facts`, ours: seconds(median(times)), against: `slowest ${seconds(Math.max(...times))}`, goal: 'under 1 s' });
  return shown;
}

async function benchDocuments(name: string, { documents }: Context): Promise<void> {
  const rate = (value: number): string => `${Math.round(DOCUMENTS / value).toLocaleString('en')}/s`;
  const many = await timed(() => documents.insertMany(cvs, Array.from({ length: DOCUMENTS }, (_, number) => cvOf(`many-${number}`))));
  const read = await timed(async () => { for (let number = 0; number < DOCUMENTS; number += 1) await documents.get(cvs, `many-${number}`); });
  const updated = await timed(async () => { for (let number = 0; number < DOCUMENTS; number += 10) await documents.update(cvs, { ...cvOf(`many-${number}`), version: 1 }); });
  printRow({ what: `${name}: documents inserted together`, ours: rate(many), against: `read one by one ${rate(read)}, updated ${rate(updated * 10)}` });
}

const folder = mkdtempSync(path.join(tmpdir(), 'bench-stores-'));
const opened: { close: () => Promise<void> }[] = [];
async function open(environment: Record<string, string>): Promise<Context> {
  const context = await createContext(readSettings({}, { COMMIT_STATS_DATA: path.join(folder, String(opened.length)), ...environment }));
  opened.push(context);
  return context;
}

const [mongo, influx1, influx2] = await Promise.all([startMongo(), startInflux1(), startInflux2()]);
try {
  const embedded = await open({});
  printHeading(`${facts.length.toLocaleString('en')} commits with ${FACTS.toLocaleString('en')} changes in ${repositories.length} repositories`);
  const expected = await benchStats('SQLite', embedded, undefined);
  await benchStats('InfluxDB 2', await open({ COMMIT_STATS_STATS: 'influxdb', INFLUX_URL: influx2.endpoint, INFLUX_TOKEN: influx2.token, INFLUX_ORG: influx2.org }), expected);
  await benchStats('InfluxDB 1', await open({ COMMIT_STATS_STATS: 'influxdb', INFLUX_VERSION: '1', INFLUX_URL: influx1.endpoint, INFLUX_USERNAME: influx1.username, INFLUX_PASSWORD: influx1.password }), expected);
  printHeading(`${DOCUMENTS.toLocaleString('en')} documents`);
  await benchDocuments('SQLite', embedded);
  await benchDocuments('MongoDB (mongo-java-server)', await open({ COMMIT_STATS_DOCUMENTS: 'mongodb', MONGODB_URI: `${mongo.uri}bench` }));
} finally {
  for (const context of opened) await context.close();
  await Promise.all([mongo.stop(), influx1.stop(), influx2.stop()]);
  rmSync(folder, { recursive: true, force: true });
}
