import type { Context as LambdaContext } from 'aws-lambda';
import { keepHealth } from '../../lib/health/history/keep-health';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import { drawPresets } from '../cli/draw-presets';
import { createPublisher } from '../collect/publisher';
import { housekeeping } from '../schedule/run-schedule';
import { telemetry } from '../../lib/telemetry/telemetry';
import { openContext, timeLimit } from './open';

/** Time that a round under way needs to end. */
const RESERVE_MS = 20_000;
/** Time that is kept for waking workers, also where there are more forges to ask than the rest is enough for. */
const WAKING_MS = 120_000;

/** So long a collector has to publish what it collected, before somebody else does. */
const LEFT_MS = 120_000;

/** What the rule of EventBridge sends. */
export interface ScheduleEvent {
  /** `round`: every 15 minutes; `chores`: every hour, for what is done from time to time. */
  task: 'round' | 'chores';
}

/** What became of it, for the log. */
export interface ScheduleResult {
  asked: number;
  changed: number;
  failed: number;
  /** Tokens that wait for a moment, as their server is busy. */
  deferred: number;
  /** People for whom a worker was woken. */
  woken: number;
}

const NOTHING = { asked: 0, changed: 0, failed: 0, deferred: 0 };

/** Asks the forges for something new, and wakes workers for everybody who has something due; what is left when its time is over is done by the next call. */
export async function handler({ task }: ScheduleEvent, lambda: LambdaContext): Promise<ScheduleResult> {
  const context = await openContext();
  const { signal, end } = timeLimit(lambda, RESERVE_MS);
  const asking = timeLimit(lambda, RESERVE_MS + Math.min(WAKING_MS, lambda.getRemainingTimeInMillis() / 4));
  try {
    if (task === 'chores') await housekeeping(context, signal);
    const round = task === 'round' ? await scheduleRound({ ...context, signal: asking.signal }) : NOTHING;
    // This process may be gone before the five minutes are over.
    if (task === 'round') await keepHealth(context, Date.now(), { all: true });
    const woken = (await (await context.wakeUps())?.wakeAll(signal)) ?? 0;
    await createPublisher(context, (slug) => drawPresets(context, slug)).catchUp(LEFT_MS, signal);
    return { ...round, woken };
  } finally {
    end();
    asking.end();
    // The function is frozen until it is called again.
    await telemetry().flush();
  }
}
