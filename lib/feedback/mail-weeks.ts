import type { Context } from '../context';
import { feedbacks, users } from '../documents/collections';
import type { Feedback } from '../documents/collections';
import { eachOf } from '../documents/each-of';
import { isConflict } from '../errors/is-conflict';
import type { Mailer } from '../mail/port';
import { loadAggregate } from '../publishing/load-published';
import { mailAddressOf } from '../accounts/mail-address';
import { amountsOf, sentencesOf, titleOf } from './sentences';
import { mondayOf, weekOf, weeksLater } from './week';

type Stores = Pick<Context, 'documents' | 'settings' | 'log'>;

async function mailOf(context: Stores, feedback: Feedback, monday: string, today: string): Promise<{ to: string; subject: string; text: string } | undefined> {
  const user = await context.documents.get(users, feedback.ownerId);
  const [to, snapshot] = user ? await Promise.all([mailAddressOf(context, user.id), loadAggregate(context, user)]) : [];
  if (to === undefined || snapshot === undefined) return undefined;
  const week = weekOf(snapshot, monday, today);
  // A mail that says that nothing happened helps nobody.
  if (week.headline.commits === 0) return undefined;
  const page = `${context.settings.baseUrl}/user/week`;
  return { to, subject: `${titleOf(week)}: ${amountsOf(week)}`, text: `${sentencesOf(week).join('\n')}\n\nAll your weeks, and the switch that ends these mails: ${page}\n` };
}

/** Notes the week as told before the mail goes: a crash in between costs one mail, and nobody gets two. */
async function take({ documents }: Stores, feedback: Feedback, monday: string): Promise<boolean> {
  try {
    await documents.update(feedbacks, { ...feedback, mailed: monday });
    return true;
  } catch (error) {
    if (isConflict(error)) return false;
    throw error;
  }
}

/** So many mails are under way at the same time: what a mail server takes from one sender. */
const MAILS_AT_ONCE = 4;

/**
 * Mails last week to everybody who asked for it and did not have it yet. `today` is `YYYY-MM-DD`. Gives how many were sent; where the signal fires, the rest is left to the next call.
 */
export async function mailWeeks(context: Stores, mailer: Mailer, today: string, signal?: AbortSignal): Promise<number> {
  const monday = weeksLater(mondayOf(today), -1);
  let sent = 0;
  await eachOf(context.documents, { collection: feedbacks, index: 'mail', values: [true] }, async (feedback) => {
    if (!feedback.on || feedback.mailed === monday) return;
    const mail = await mailOf(context, feedback, monday, today);
    if (!(await take(context, feedback, monday)) || mail === undefined) return;
    try {
      await mailer.send(mail);
      sent += 1;
    } catch (error) {
      context.log.warn({ err: error }, 'a weekly mail could not be sent');
    }
  }, { atOnce: MAILS_AT_ONCE, signal });
  return sent;
}
