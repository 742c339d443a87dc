import { readSettings } from '../../lib/config/settings';
import type { Context } from '../../lib/context';
import { audit, tokens } from '../../lib/documents/collections';
import { createMessageQueue } from '../../lib/queue/sqs';
import { wakingDocuments } from '../../lib/queue/waking-documents';
import { limitsFor } from '../../lib/schedule/lanes';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import { createLog } from '../../lib/telemetry/log';
import { Secret } from '../../lib/vault/secret';
import type { VerbContext } from '../../lib/verbs/verb';
import { createRandom } from '../generator/random';
import { createClock } from './clock';
import { startCollectors } from './collectors';
import type { Collected } from './collectors';
import { isOwnServer, settle } from './population';
import type { PopulationPlan } from './population';
import { createSimulatedForges } from './simulated-forge';
import type { ForgeNotes } from './simulated-forge';
import { createSimulatedMessages } from './simulated-messages';
import { createSimulatedStore } from './simulated-store';
import type { SimulatedStore } from './simulated-store';

const ROUND = 900_000;
/** What the function keeps to end in time. */
const RESERVE = 20_000;
/** What it keeps for waking workers. */
const WAKING = 120_000;
/** Saturday, 21 November 2026 would be quiet: the simulation begins on a Tuesday. */
const BEGIN = Date.UTC(2026, 10, 24, 6);

export interface SimulationPlan extends PopulationPlan {
  /** Simulated hours. */
  hours: number;
  /** Calls of the schedule that begin every 15 minutes, and tokens that each asks about at the same time. */
  schedulers: number;
  atOnce: number;
  /** Collections at the same time. */
  collectors: number;
  /** Milliseconds until they answer. */
  forgeMs: number;
  readMs: number;
  writeMs: number;
  queueMs: number;
  newMs: number;
  quietMs: number;
  /** Servers of people's own that answer so slowly. */
  slowMs?: number;
  /** When each collection is due at the start, in milliseconds since 1970; else spread over the next day. */
  due?: (draw: () => number) => number;
}

interface Spread {
  middle: number;
  high: number;
  most: number;
}

/** What happened in 15 minutes. */
export interface Quarter {
  /** Minutes since the start, at its end. */
  minute: number;
  asked: number;
  changed: number;
  failed: number;
  deferred: number;
  /** Requests to the interfaces of forges, and collections (each asks git). */
  forgeRequests: number;
  collectedNew: number;
  collectedQuiet: number;
  /** Milliseconds from a forge's word that there is something new until it is claimed: the middle one, the slowest of twenty, the slowest. */
  waits: Spread;
  /** The same for what is looked at once a day, from when it is due. */
  quietWaits: Spread;
  /** Milliseconds from a push to its collection. */
  behind: Spread;
  /** Milliseconds by which rounds of tokens came later than 15 minutes after the one before. */
  late: { high: number; most: number };
  /** People whose message waits at the end, and repositories told of and not claimed. */
  messagesWaiting: number;
  toldWaiting: number;
  reads: number;
  writes: number;
  queueCalls: number;
  /** Seconds that calls of the schedule ran, and collectors worked. */
  scheduleSeconds: number;
  collectSeconds: number;
  /** Processor seconds that the simulation itself took. */
  realSeconds: number;
}

export interface Simulation {
  quarters: Quarter[];
  collected: Collected[];
  notes: ForgeNotes;
  store: SimulatedStore;
  tokens: number;
  repositories: number;
  auditEntries: number;
  /** Tokens of servers that answer slowly. */
  slowTokens: ReadonlySet<string>;
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { middle: at(0.5), high: at(0.95), most: sorted.at(-1) ?? 0 };
}

/** What is in one quarter and sums up. */
function counters(): Pick<Quarter, 'asked' | 'changed' | 'failed' | 'deferred' | 'scheduleSeconds' | 'collectSeconds'> & { waits: number[]; quietWaits: number[]; behind: number[] } {
  return { asked: 0, changed: 0, failed: 0, deferred: 0, scheduleSeconds: 0, collectSeconds: 0, waits: [], quietWaits: [], behind: [] };
}

/**
 * Lets the real schedule and the real queue work through some hours of many people, over a store, forges and messages that are simulated and a clock that jumps. `onQuarter` is
 * told of each quarter of an hour as it ends. Keeps every collection only where `keepAll` says so.
 */
export async function simulate(plan: SimulationPlan, { onQuarter, keepAll = false }: { onQuarter?: (quarter: Quarter) => void; keepAll?: boolean } = {}): Promise<Simulation> {
  const clock = createClock(BEGIN);
  const store = createSimulatedStore((kind) => clock.sleep(kind === 'read' ? plan.readMs : plan.writeMs));
  clock.install();
  try {
    const population = settle(store, plan, BEGIN, plan.due);
    const forges = createSimulatedForges(population, clock, (server) => (plan.slowMs !== undefined && isOwnServer(server) ? plan.slowMs : plan.forgeMs));
    const messages = createSimulatedMessages(clock, plan.queueMs);
    const queue = createMessageQueue(store, messages);
    const log = createLog('silent');
    const documents = wakingDocuments(store, (ownerId) => queue.wake(ownerId), log);
    const settings = readSettings({}, {});
    const context = {
      settings, documents, log, forge: forges.connect,
      vault: async () => ({ open: async () => new Secret('simulated') }),
    } as unknown as VerbContext & Context;
    const random = createRandom(plan.seed + 1);
    const collected: Collected[] = [];
    let now = counters();
    startCollectors({
      store, queue, messages, clock, notes: forges.notes, amount: plan.collectors, newMs: plan.newMs, quietMs: plan.quietMs, random: () => random.below(1 << 20) / (1 << 20),
      onCollected: (one) => {
        if (keepAll) collected.push(one);
        now[one.isNew ? 'waits' : 'quietWaits'].push(one.waited);
        if (one.behind !== null) now.behind.push(one.behind);
        now.collectSeconds += (clock.now() - one.at) / 1_000;
      },
    });
    const running = new Set<Promise<void>>();
    const call = async (): Promise<void> => {
      const began = clock.now();
      const limit = new AbortController();
      const asking = new AbortController();
      void clock.sleep(ROUND - RESERVE - WAKING).then(() => asking.abort());
      void clock.sleep(ROUND - RESERVE).then(() => limit.abort());
      const round = await scheduleRound({ ...context, signal: asking.signal }, began, limitsFor(plan.atOnce));
      for (const name of ['asked', 'changed', 'failed', 'deferred'] as const) now[name] += round[name];
      await queue.wakeAll(limit.signal);
      now.scheduleSeconds += (clock.now() - began) / 1_000;
    };
    const quarters: Quarter[] = [];
    const before = { reads: 0, writes: 0, requests: 0, calls: 0, cpu: process.cpuUsage() };
    for (let number = 1; number <= plan.hours * 4; number += 1) {
      for (let instance = 0; instance < plan.schedulers; instance += 1) {
        const one = call().finally(() => running.delete(one));
        running.add(one);
      }
      await clock.runUntil(BEGIN + number * ROUND);
      const late = [...forges.notes.asked.values()].flatMap((times) => {
        const gap = (times.at(-1) ?? 0) - (times.at(-2) ?? Infinity) - ROUND;
        return gap > -Infinity ? [Math.max(0, gap)] : [];
      });
      const cpu = process.cpuUsage(before.cpu);
      const { waits, quietWaits, behind, ...sums } = now;
      quarters.push({
        minute: number * 15, ...sums, forgeRequests: forges.notes.requests - before.requests, collectedNew: waits.length, collectedQuiet: quietWaits.length, waits: spread(waits), quietWaits: spread(quietWaits), behind: spread(behind), late: spread(late),
        messagesWaiting: messages.waiting(), toldWaiting: forges.notes.told.size, reads: store.calls.read - before.reads, writes: store.calls.write - before.writes, queueCalls: messages.calls - before.calls,
        realSeconds: (cpu.user + cpu.system) / 1e6,
      });
      now = counters();
      Object.assign(before, { reads: store.calls.read, writes: store.calls.write, requests: forges.notes.requests, calls: messages.calls, cpu: process.cpuUsage() });
      if (!keepAll) for (const times of forges.notes.asked.values()) times.splice(0, times.length - 1);
      const last = quarters.at(-1);
      if (last) onQuarter?.(last);
    }
    return {
      quarters, collected, notes: forges.notes, store, tokens: population.tokens, repositories: population.repositories, auditEntries: [...store.peek(audit)].length,
      slowTokens: new Set([...store.peek(tokens)].filter(({ server }) => plan.slowMs !== undefined && isOwnServer(server)).map(({ id }) => id)),
    };
  } finally {
    clock.restore();
  }
}
