import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../lib/context';
import { shareOutage } from '../../lib/health/shared-outage';
import { sweepJobFolders } from '../../lib/git/temp-folders';
import type { JobQueue } from '../../lib/queue/port';
import { collectJob } from './collect-job';
import type { Collecting, JobResult } from './collect-job';
import { createPublisher } from './publisher';
import type { Draw, Publisher } from './publisher';

/** How long a worker that found nothing waits before it looks again. */
const IDLE_MS = 2_000;
/** So often a worker that finds nothing to do looks for what others left unpublished, and so long they have for it. */
const LEFT_MS = 120_000;
/** How long one waits after a failure that concerns everything, such as a full disk. */
const TROUBLE_MS = 15_000;

export interface WorkOptions {
  draw: Draw;
  /** Repositories collected at the same time; default 2. */
  lanes?: number;
  /** Fires when the worker is to end: runs under way stop at their next step and go on from there another time. */
  signal: AbortSignal;
  /** Told of each job that ends. */
  onJob?: (job: { repositoryId: string; ownerId: string }, result: JobResult) => void;
  /** End when nothing is due instead of waiting for more. */
  untilIdle?: boolean;
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

async function workOnce(collecting: Collecting, publisher: Publisher, { signal, onJob }: WorkOptions, queue: JobQueue): Promise<boolean> {
  const job = await queue.claim(signal);
  if (!job) return false;
  const result = await collectJob(collecting, job, signal);
  onJob?.(job, result);
  if (result === 'done' && !signal.aborted) await publisher.collected(job.ownerId, await queue.isBusy(job.ownerId));
  // The last of his may have failed: what was collected before it is shown nevertheless.
  else if (!signal.aborted && !(await queue.isBusy(job.ownerId))) await publisher.flush();
  return true;
}

async function lane(collecting: Collecting, publisher: Publisher, options: WorkOptions): Promise<void> {
  const { context, queue } = collecting;
  let looked = Date.now();
  while (!options.signal.aborted) {
    try {
      if (await workOnce(collecting, publisher, options, queue)) continue;
      if (options.untilIdle) return;
      await publisher.flush();
      if (Date.now() - looked > LEFT_MS) {
        looked = Date.now();
        await publisher.catchUp(LEFT_MS, options.signal);
      }
      await rest(IDLE_MS, options.signal);
    } catch (error) {
      if (options.untilIdle) throw error;
      await shareOutage(context);
      context.log.error({ err: error }, 'the collector goes on in a moment');
      await rest(TROUBLE_MS, options.signal);
    }
  }
}

/** Collects whatever is due, for everybody in turn, until the signal fires. */
export async function work(context: Context, options: WorkOptions): Promise<void> {
  let made: ReturnType<Collecting['classifier']> | undefined;
  const classifier: Collecting['classifier'] = () => (made ??= import('../../lib/languages').then(({ createClassifier }) => createClassifier()).catch((error: unknown) => {
    made = undefined;
    throw error;
  }));
  const collecting: Collecting = { context, queue: await context.queue(), classifier };
  const publisher = createPublisher(context, options.draw);
  await sweepJobFolders(context.settings.temp);
  // Beside the lanes: however much there is, nobody's collection waits for it.
  const catchingUp = publisher.catchUp(0, options.signal).catch((error: unknown) => context.log.error({ err: error }, 'what was collected before could not be published yet'));
  await Promise.all(Array.from({ length: options.lanes ?? 2 }, () => lane(collecting, publisher, options)));
  await catchingUp;
  if (!options.signal.aborted) await publisher.flush();
}
