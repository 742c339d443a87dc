import type { Context } from '../../lib/context';
import { queueReadings } from '../../lib/queue/queue-readings';
import { telemetry } from '../../lib/telemetry/telemetry';
import { runSchedule } from '../schedule/run-schedule';
import type { Draw } from './publisher';
import { work } from './work';

/** Work that goes on by itself. */
export interface Background {
  /** Resolves when everything under way has stopped; after `graceMs` it is left as it is, and goes on at the next start. */
  stop(): Promise<void>;
}

const GRACE_MS = 25_000;

/** Starts the schedule and the collector in this process. */
export function startBackground(context: Context, draw: Draw): Background {
  const ending = new AbortController();
  const unobserve = telemetry().observe(() => queueReadings(context));
  const running = Promise.all([runSchedule(context, ending.signal), work(context, { draw, signal: ending.signal })])
    .then(() => undefined, (error: unknown) => context.log.error({ err: error }, 'the work in the background ended'));
  return {
    async stop() {
      ending.abort();
      unobserve();
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([running, new Promise<void>((resolve) => { timer = setTimeout(resolve, GRACE_MS); })]);
      clearTimeout(timer);
    },
  };
}
