import { parentPort } from 'node:worker_threads';
import { AppError } from '../../lib/errors/app-error';
import type { DrawJob, DrawResult } from '../../lib/cv/delivery/draw-job';
import type { DrawReply } from '../../lib/cv/delivery/draw-pool';
import { siteAssets } from '../../lib/cv/assets';
import { drawPage } from './draw-page';

const assets = siteAssets();

/** A drawing thread: one job after the other, plain data in and out. */
parentPort?.on('message', (job: DrawJob) => {
  drawPage(job, assets)
    .then((result): DrawReply<DrawResult> => ({ result }))
    .catch((error: unknown): DrawReply<DrawResult> => ({
      failure: error instanceof AppError ? error.message : `This view could not be drawn: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    }))
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    .then(reply => parentPort?.postMessage(reply))
    .catch(() => process.exit(1));
});
