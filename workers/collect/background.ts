import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../lib/context';
import { queueReadings } from '../../lib/queue/queue-readings';
import { telemetry } from '../../lib/telemetry/telemetry';
import { runSchedule } from '../schedule/run-schedule';
import type { Draw } from './publisher';
import { watchProgram } from './watch-program';
import { work } from './work';

/** Work that goes on by itself. */
export interface Background {
  /** Resolves when everything under way has stopped; after `graceMs` it is left as it is, and goes on at the next start. */
  stop(): Promise<void>;
}

const GRACE_MS = 25_000;
const AGAIN_MS = 15_000;

/** Begins something again for as long as it is wanted: whatever ends it, nothing stands still without a word. */
async function kept({ log }: Context, { signal, againMs }: { signal: AbortSignal; againMs: number }, name: string, run: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      await run();
    } catch (error) {
      log.error({ err: error }, `${name} ended and begins again in a moment`);
    }
    await sleep(againMs, undefined, { signal }).catch(() => undefined);
  }
}

export interface BackgroundOptions {
  /** The file that this process was started from, where it is to be said that it was replaced. */
  program?: string;
  /** Milliseconds until something that ended begins again. */
  againMs?: number;
}

/** Starts the schedule and the collector in this process. */
export function startBackground(context: Context, draw: Draw, { program, againMs = AGAIN_MS }: BackgroundOptions = {}): Background {
  const ending = new AbortController();
  const unobserve = telemetry().observe(() => queueReadings(context));
  const forget = program === undefined ? undefined : watchProgram(program, (sentence) => context.log.error(sentence));
  const when = { signal: ending.signal, againMs };
  const running = Promise.all([
    kept(context, when, 'the schedule', () => runSchedule(context, ending.signal)),
    kept(context, when, 'the collector', () => work(context, { draw, signal: ending.signal })),
  ]);
  return {
    async stop() {
      ending.abort();
      forget?.();
      unobserve();
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([running, new Promise<void>((resolve) => { timer = setTimeout(resolve, GRACE_MS); })]);
      clearTimeout(timer);
    },
  };
}
