import type { Context as LambdaContext, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Context } from '../../lib/context';
import { AppError } from '../../lib/errors/app-error';
import { shareOutage } from '../../lib/health/shared-outage';
import { sweepJobFolders } from '../../lib/git/temp-folders';
import type { Classifier } from '../../lib/languages/types';
import { countError, telemetry } from '../../lib/telemetry/telemetry';
import { drawPresets } from '../cli/draw-presets';
import { collectJob } from '../collect/collect-job';
import { createPublisher } from '../collect/publisher';
import type { Publisher } from '../collect/publisher';
import { openContext, timeLimit } from './open';
import type { TimeLimit } from './open';

/** Time to stop git, give the lease back and publish. */
const RESERVE_MS = 45_000;
/** Commits that are fetched and stored at a time. Under a minute of work; whatever is stored when the time is over does not have to be read again. */
const SLICE = 2_000;

let classifier: Promise<Classifier> | undefined;
let publisher: Publisher | undefined;

/** Collects what one message wakes for. True when the message is done with, false when it is to come again. */
async function handle(context: Context, record: SQSRecord, publishing: Publisher, time: TimeLimit): Promise<boolean> {
  const { signal } = time;
  const wakeUps = await context.wakeUps();
  if (!wakeUps) throw new AppError('invalid-settings', 'The variable COMMIT_STATS_SQS_QUEUE is missing: the queue that this function is fed from.');
  const job = await wakeUps.accept({ receipt: record.receiptHandle, body: record.body }, signal);
  if (!job) return true;
  const queue = await context.queue();
  const isLate = time.isHalfOver();
  const result = await collectJob({ context, queue, classifier: () => (classifier ??= import('../../lib/languages').then(({ createClassifier }) => createClassifier())), limited: { slice: SLICE, hadTime: () => !isLate && time.isHalfOver() } }, job, signal);
  // It goes on from there with the message that was sent instead of this one.
  if (result === 'stopped') return true;
  const isBusy = await queue.isBusy(job.ownerId);
  if (result === 'done') await publishing.collected(job.ownerId, isBusy);
  else if (!isBusy) await publishing.flush();
  return true;
}

/**
 * Works through a batch of messages, and names those that are to come again: one that fails takes no other with it. Before the function's time is over the run under way stops and
 * gives its lease back; what it stored stays, and the next call goes on from there. A repository of which no call can store anything fails, as any other that cannot be read.
 */
export async function handler(event: SQSEvent, lambda: LambdaContext): Promise<SQSBatchResponse> {
  const context = await openContext();
  await sweepJobFolders(context.settings.temp);
  publisher ??= createPublisher(context, (slug) => drawPresets(context, slug));
  const time = timeLimit(lambda, RESERVE_MS);
  const again: SQSBatchResponse = { batchItemFailures: [] };
  try {
    for (const record of event.Records) {
      const isDone = !time.signal.aborted && (await handle(context, record, publisher, time).catch(async (error: unknown) => {
        await shareOutage(context);
        countError(error, 'message');
        context.log.error({ err: error, message: record.messageId }, 'a message could not be worked on');
        return false;
      }));
      if (!isDone) again.batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  } finally {
    time.end();
    // The function is frozen until it is called again.
    await telemetry().flush();
  }
  return again;
}
