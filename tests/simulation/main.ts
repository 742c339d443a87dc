// `npm run simulate`: the real schedule and queue under many people, on a clock that jumps. Needs about 1 GB of memory for each million repositories.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ASSUMED, MEASURED } from '../../infra/scripts/cost-model.mjs';
import { costOfQuarter } from './cost';
import { drawBars, drawLines } from './draw';
import { simulate } from './simulate';
import type { Quarter, SimulationPlan } from './simulate';

const HELP = `npm run simulate -- [options]
Simulates people, forges, stores and messages around the real schedule and queue, and prints what happens in each quarter of an hour.

  --people <n>        (100000)
  --repositories <n>  altogether (20 a person)
  --hours <n>         simulated (6)
  --schedulers <n>    calls of the schedule at a time (3)
  --at-once <n>       tokens that each asks about at a time (32)
  --collectors <n>    collections at a time (40)
  --forge-ms <n>      until a forge answers (200)
  --slow-ms <n>       until people's own servers answer, if others than that
  --read-ms, --write-ms, --queue-ms <n>   until the stores and the queue answer (2, 4, 8)
  --seed <n>          (1)
  --svg <file>        draws the age of the queue`;

const { values } = parseArgs({
  options: {
    'people': { type: 'string', default: '100000' }, 'repositories': { type: 'string' }, 'hours': { type: 'string', default: '6' }, 'schedulers': { type: 'string', default: '3' },
    'at-once': { type: 'string', default: '32' }, 'collectors': { type: 'string', default: '40' }, 'forge-ms': { type: 'string', default: String(ASSUMED.forgeMs.value) }, 'slow-ms': { type: 'string' },
    'read-ms': { type: 'string', default: '2' }, 'write-ms': { type: 'string', default: '4' }, 'queue-ms': { type: 'string', default: '8' }, 'seed': { type: 'string', default: '1' },
    'svg': { type: 'string' }, 'help': { type: 'boolean', default: false },
  },
});

const forgeMs = Number(values['forge-ms']);
const people = Number(values.people);
const plan: SimulationPlan = {
  seed: Number(values.seed), people, repositories: values.repositories === undefined ? people * 20 : Number(values.repositories), tokensEach: ASSUMED.tokens.value, pushesADay: ASSUMED.changedADay.value,
  hours: Number(values.hours), schedulers: Number(values.schedulers), atOnce: Number(values['at-once']), collectors: Number(values.collectors), forgeMs, slowMs: values['slow-ms'] === undefined ? undefined : Number(values['slow-ms']),
  readMs: Number(values['read-ms']), writeMs: Number(values['write-ms']), queueMs: Number(values['queue-ms']),
  newMs: MEASURED.collectMs.value + ASSUMED.collectRequests.value * forgeMs, quietMs: MEASURED.nothingNewMs.value + forgeMs,
};

const COLUMNS: readonly [title: string, wide: number, of: (quarter: Quarter) => string][] = [
  ['min', 4, ({ minute }) => String(minute)],
  ['tokens asked', 13, ({ asked }) => whole(asked)],
  ['late p95', 9, ({ late }) => duration(late.high)],
  ['requests', 9, ({ forgeRequests }) => whole(forgeRequests)],
  ['new', 7, ({ collectedNew }) => whole(collectedNew)],
  ['daily', 7, ({ collectedQuiet }) => whole(collectedQuiet)],
  ['age p50', 8, ({ waits }) => duration(waits.middle)],
  ['p95', 8, ({ waits }) => duration(waits.high)],
  ['most', 8, ({ waits }) => duration(waits.most)],
  ['behind p95', 11, ({ behind }) => duration(behind.high)],
  ['daily p95', 10, ({ quietWaits }) => duration(quietWaits.high)],
  ['waiting', 8, ({ toldWaiting }) => whole(toldWaiting)],
  ['store/s', 8, ({ reads, writes }) => whole((reads + writes) / 900)],
  ['messages', 9, ({ queueCalls }) => whole(queueCalls)],
  ['schedule', 9, ({ scheduleSeconds }) => percent(scheduleSeconds / 900 / plan.schedulers)],
  ['collect', 8, ({ collectSeconds }) => percent(collectSeconds / 900 / plan.collectors)],
  ['dollars', 8, (quarter) => total(quarter).toFixed(3)],
];

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function duration(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : ms < 120_000 ? `${(ms / 1_000).toFixed(1)} s` : `${(ms / 60_000).toFixed(1)} m`;
}

function total(quarter: Quarter): number {
  return Object.values(costOfQuarter(quarter, plan)).reduce((sum, one) => sum + one, 0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (values.help) {
  say(HELP);
  process.exit(0);
}

const began = performance.now();
say(`${whole(plan.people)} people, ${whole(plan.repositories)} repositories, ${plan.schedulers} × ${plan.atOnce} tokens at a time, ${plan.collectors} collectors, seed ${plan.seed}. Making them …`);
let first = 0;
const { quarters, tokens, auditEntries } = await simulate(plan, {
  onQuarter: (quarter) => {
    const done = quarter.minute / 15;
    if (done === 1) {
      first = performance.now();
      say(COLUMNS.map(([title, wide]) => title.padStart(wide)).join(''));
    }
    const left = done === 1 ? Number.NaN : ((performance.now() - first) / (done - 1)) * (plan.hours * 4 - done);
    say(`${COLUMNS.map(([, wide, of]) => of(quarter).padStart(wide)).join('')}${Number.isNaN(left) ? '' : `   ${Math.ceil(left / 60_000)} min left`}`);
  },
});
const settled = quarters.slice(1);
const costs = settled.map((quarter) => costOfQuarter(quarter, plan));
const mean = (of: (quarter: Quarter) => number): number => settled.reduce((sum, quarter) => sum + of(quarter), 0) / settled.length;
say(`\nA quarter of an hour on average: ${whole(mean(({ forgeRequests }) => forgeRequests))} requests to forges for ${whole(tokens)} tokens, ${whole(mean(({ collectedNew }) => collectedNew))} collections of something new, ${whole(mean(({ collectedQuiet }) => collectedQuiet))} daily looks,`);
say(`${whole(mean(({ reads, writes }) => reads + writes))} calls to the documents (${whole(mean(({ reads, writes }) => (reads + writes) / 900))} a second), ${whole(mean(({ queueCalls }) => queueCalls))} to the queue; ${(costs.reduce((sum, cost) => sum + Object.values(cost).reduce((all, one) => all + one, 0), 0) / costs.length).toFixed(3)} dollars:`);
say(Object.keys(costs[0] ?? {}).map((name) => `${name} ${(costs.reduce((sum, cost) => sum + cost[name as keyof typeof cost], 0) / costs.length).toFixed(4)}`).join(', '));
say(`Age of the queue, slowest of twenty: ${drawBars(quarters.map(({ waits }) => waits.high))}  up to ${duration(Math.max(...quarters.map(({ waits }) => waits.high)))}`);
say(`Behind the push, slowest of twenty:  ${drawBars(quarters.map(({ behind }) => behind.high))}  up to ${duration(Math.max(...quarters.map(({ behind }) => behind.high)))}`);
say(`Entries of the audit list: ${whole(auditEntries)}. The processor worked ${mean(({ realSeconds }) => realSeconds).toFixed(1)} s for a quarter of an hour. ${Math.round((performance.now() - began) / 1_000)} s in all.`);
if (values.svg !== undefined) {
  writeFileSync(values.svg, drawLines(`Age of the queue: ${whole(plan.people)} people, ${whole(plan.repositories)} repositories, ${plan.collectors} collectors`, {
    unit: 'min', limit: { name: 'a round of the schedule', value: 15 }, step: (place) => `${(place * 15) / 60} h`,
    lines: [
      { name: 'something new, slowest of twenty', values: quarters.map(({ waits }) => waits.high / 60_000), colour: '#0b57d0' },
      { name: 'push to collection, slowest of twenty', values: quarters.map(({ behind }) => behind.high / 60_000), colour: '#8a3800', dash: '6 3' },
      { name: 'daily looks, slowest of twenty', values: quarters.map(({ quietWaits }) => quietWaits.high / 60_000), colour: '#146c2e', dash: '2 3' },
    ],
  }));
}
// Collectors wait for messages for ever.
process.exit(0);
