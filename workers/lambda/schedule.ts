import type { Context as LambdaContext } from 'aws-lambda';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import { drawPresets } from '../cli/draw-presets';
import { createPublisher } from '../collect/publisher';
import { housekeeping } from '../schedule/run-schedule';
import { telemetry } from '../../lib/telemetry/telemetry';
import { openContext, timeLimit } from './open';

/** Time that a round under way needs to end. */
const RESERVE_MS = 20_000;

/** What the rule of EventBridge sends. */
export interface ScheduleEvent {
  /** `round`: every 15 minutes; `daily`: what is done once a day. */
  task: 'round' | 'daily';
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

/** Wakes workers for everybody who has something due, and asks the forges for something new; what is left when its time is over is done by the next call. */
export async function handler({ task }: ScheduleEvent, lambda: LambdaContext): Promise<ScheduleResult> {
  const context = await openContext();
  const { signal, end } = timeLimit(lambda, RESERVE_MS);
  try {
    if (task === 'daily') {
      await housekeeping(context);
      await createPublisher(context, (slug) => drawPresets(context, slug)).catchUp();
    }
    // First: what came due by itself does not wait until every forge has answered. What a round makes due wakes its worker itself.
    const woken = (await (await context.wakeUps())?.wakeAll(signal).catch((error: unknown) => {
      context.log.error({ err: error }, 'workers could not be woken; the next call does it');
      return 0;
    })) ?? 0;
    const round = task === 'round' ? await scheduleRound({ ...context, signal }) : NOTHING;
    return { ...round, woken };
  } finally {
    end();
    // The function is frozen until it is called again.
    await telemetry().flush();
  }
}
