import { setTimeout as sleep } from 'node:timers/promises';
import { resumeLeaving } from '../../lib/accounts/leave/leave-account';
import type { Context } from '../../lib/context';
import { localToday } from '../../lib/cv/today';
import { mailWeeks } from '../../lib/feedback/mail-weeks';
import { keepHealth } from '../../lib/health/history/keep-health';
import { refreshRanking } from '../../lib/ranking/join-ranking';
import { doChores } from '../../lib/schedule/chores';
import type { Chore } from '../../lib/schedule/chores';
import { DAY, ROUND } from '../../lib/schedule/due-rules';
import { scheduleRound } from '../../lib/schedule/schedule-round';
import { resumeDeletions } from '../../lib/tokens/delete-token';
import { rewrapSecrets } from '../../lib/tokens/rewrap-secrets';
import { warnExpiring } from '../../lib/tokens/warn-expiring';

/** How often it is looked whose turn it is; each token has a turn every 15 minutes. */
const LOOK_MS = 30_000;

/** A mail server that was away is asked again after this. */
const HOUR = 3_600_000;

/** What is done from time to time: what somebody waits for in each round, warnings every hour, the rest once a day. Each asks for what it concerns alone, and may be stopped anywhere. */
function choresOf(context: Context): Chore[] {
  return [
    { name: 'end deletions of accounts', every: ROUND, run: (signal) => resumeLeaving(context, signal) },
    { name: 'end deletions of tokens', every: ROUND, run: (signal) => resumeDeletions(context, signal) },
    { name: 'seal secrets anew', every: DAY, run: (signal) => rewrapSecrets(context, signal) },
    { name: 'warn of ends of tokens', every: HOUR, run: async () => warnExpiring(context, await context.mailer()) },
    { name: 'bring the ranking up to date', every: DAY, run: (signal) => refreshRanking(context, signal) },
    { name: 'mail weeks', every: DAY, run: async (signal) => mailWeeks(context, await context.mailer(), localToday(), signal) },
    { name: 'remove what outlived its use', every: DAY, run: (signal) => context.documents.removeExpired(Date.now(), signal) },
  ];
}

/** Does what is due of what is done from time to time; when the signal fires, the rest is left to the next call. */
export async function housekeeping(context: Context, signal: AbortSignal): Promise<void> {
  await doChores(context, choresOf(context), signal);
}

/** Calls something again and again, with a rest in between, until the signal fires. What it throws is for the log. */
async function again(context: Context, signal: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => context.log.error({ err: error }, 'the schedule goes on in a moment'));
    await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Asks the forges for something new, and beside that does what is done from time to time and keeps how everything answers, until the signal fires. */
export async function runSchedule(context: Context, signal: AbortSignal): Promise<void> {
  await Promise.all([again(context, signal, () => scheduleRound({ ...context, signal })), again(context, signal, () => housekeeping(context, signal)), again(context, signal, () => keepHealth(context))]);
}
