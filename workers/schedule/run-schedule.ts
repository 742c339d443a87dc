import { setTimeout as sleep } from 'node:timers/promises';
import { resumeLeaving } from '../../lib/accounts/leave/leave-account';
import { pruneEvents } from '../../lib/audit/prune-events';
import type { Context } from '../../lib/context';
import { users } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { localToday } from '../../lib/cv/today';
import { mailWeeks } from '../../lib/feedback/mail-weeks';
import { refreshRanking } from '../../lib/ranking/join-ranking';
import { DAY } from '../../lib/schedule/due-rules';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import { countError } from '../../lib/telemetry/telemetry';
import { resumeDeletions } from '../../lib/tokens/delete-token';
import { rewrapSecrets } from '../../lib/tokens/rewrap-secrets';
import { warnExpiring } from '../../lib/tokens/warn-expiring';

/** How often it is looked whose turn it is; each token has a turn every 15 minutes. */
const LOOK_MS = 30_000;

/** What is done once a day, one after the other; what fails is tried again the next day and stops nothing else. */
export async function housekeeping(context: Context): Promise<void> {
  const chores: readonly (() => Promise<unknown>)[] = [
    () => resumeLeaving(context),
    () => resumeDeletions(context),
    () => rewrapSecrets(context),
    async () => warnExpiring(context, await context.mailer()),
    () => refreshRanking(context),
    async () => mailWeeks(context, await context.mailer(), localToday()),
    async () => { for (const { id } of await listAll(context.documents, users, 'all', [])) await pruneEvents(context, id); },
  ];
  for (const chore of chores) {
    try {
      await chore();
    } catch (error) {
      countError(error, 'daily');
      context.log.warn({ err: error }, 'a daily task failed and is done another time');
    }
  }
}

/** Asks the forges for something new, and does what is to be done once a day, until the signal fires. */
export async function runSchedule(context: Context, signal: AbortSignal): Promise<void> {
  for (let kept = 0; !signal.aborted; ) {
    try {
      if (Date.now() - kept > DAY) {
        await housekeeping(context);
        kept = Date.now();
      }
      await scheduleRound({ ...context, signal });
    } catch (error) {
      context.log.error({ err: error }, 'the schedule goes on in a moment');
    }
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}
