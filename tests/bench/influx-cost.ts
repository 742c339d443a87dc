// `npm run cost:influx`: what one person costs in InfluxDB in a month, counted on the wire: questions, bytes in and out, packed as they would travel. Prints a table
// for 1,000 people. The person: 20 repositories with 4,000 commits of twelve years, then 30 days with 6 commits in 2 repositories each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { RULES_VERSION } from '../../lib/facts/types';
import { startInflux2 } from '../servers/influx2';
import { startTcpRelay } from '../support/tcp-relay';
import { manyFacts } from './many-facts';

const PEOPLE = 1_000;
const COMMITS = 4_000;
const DAYS = 30;
const A_DAY = 6;
/** How often a day somebody's numbers are put together: after each of two collections. */
const PUBLISHED = 2;
const USER = '0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

interface Cost { questions: number; writes: number; in: number; out: number }

const facts = manyFacts().map((fact) => ({ ...fact, repository: `0192a1b2-c3d4-7e5f-8a9b-0c1d2e3f${fact.repository.slice(1).padStart(4, '0')}`, identity: USER }));
const folder = mkdtempSync(path.join(tmpdir(), 'influx-cost-'));
const influx = await startInflux2();
// Another address of this machine: to the usual one answers travel unpacked.
const relay = await startTcpRelay(influx.port, '127.0.0.2');
const context = await createContext(readSettings({}, {
  COMMIT_STATS_DATA: folder, COMMIT_STATS_STATS: 'influxdb', INFLUX_URL: `http://127.0.0.2:${relay.port}`, INFLUX_TOKEN: influx.token, INFLUX_ORG: influx.org,
}));
const { stats } = context;

async function publish(cost: Cost): Promise<void> {
  for await (const fact of stats.read(USER, RULES_VERSION)) void fact;
  cost.questions += 1;
}

async function collect(cost: Cost, part: typeof facts): Promise<void> {
  for (const repository of new Set(part.map((fact) => fact.repository))) {
    await stats.commitIds(USER, RULES_VERSION, repository);
    await stats.write(USER, RULES_VERSION, part.filter((fact) => fact.repository === repository));
    cost.questions += 1;
    cost.writes += 1;
  }
}

async function counted(work: (cost: Cost) => Promise<void>): Promise<Cost> {
  const cost: Cost = { questions: 0, writes: 0, in: 0, out: 0 };
  const before = relay.bytes();
  await work(cost);
  const after = relay.bytes();
  return { ...cost, in: after.to - before.to, out: after.from - before.from };
}

const first = await counted(async (cost) => {
  await collect(cost, facts.slice(0, COMMITS));
  await publish(cost);
});
const month = await counted(async (cost) => {
  for (let day = 0; day < DAYS; day += 1) {
    const place = COMMITS + day * A_DAY;
    const [one, other] = [facts[place]?.repository ?? '', facts[place + 1]?.repository ?? ''];
    const today = facts.slice(place, place + A_DAY).map((fact, number) => ({ ...fact, repository: number % 2 === 0 ? one : other }));
    await collect(cost, today);
    for (let time = 0; time < PUBLISHED; time += 1) await publish(cost);
  }
});

const megabytes = (bytes: number): string => `${(bytes * PEOPLE / 1e6).toLocaleString('en', { maximumFractionDigits: 0 })} MB`;
const row = (what: string, { questions, writes, in: inward, out }: Cost): string => `| ${what} | ${(questions * PEOPLE).toLocaleString('en')} | ${(writes * PEOPLE).toLocaleString('en')} | ${megabytes(inward)} | ${megabytes(out)} |`;
process.stdout.write(`${[
  `| ${PEOPLE.toLocaleString('en')} people | questions | writes | bytes in | bytes out |`, '| --- | --- | --- | --- | --- |', row('once, at their first collection', first), row('every month', month),
].join('\n')}\n`);

await context.close();
await relay.stop();
await influx.stop();
rmSync(folder, { recursive: true, force: true });
