'use server';

import type { Answer } from '../../../components/app/answer';
import { chooseFeedback, makeFeedAddress } from '../../../lib/feedback/choose-feedback';
import { siteContext } from '../../site';
import { act } from '../act';

/** The switch, and the mails. */
export async function chooseFeedbackAction(on: boolean, mail: boolean): Promise<Answer> {
  return act(async (context, user) => {
    await chooseFeedback.untrusted(context, user, { on, mail });
    if (!on) return 'Off. No page of weeks, no feed, no mail.';
    return mail ? 'A mail comes on Mondays, about weeks in which you committed.' : 'No mails.';
  });
}

/** Makes the feed's address and gives it, this once. */
export async function makeFeedAction(): Promise<Answer> {
  let secret = '';
  const answer = await act(async (context, user) => {
    secret = await makeFeedAddress.untrusted(context, user, {});
  });
  return secret === '' ? answer : { secret: `${(await siteContext()).settings.baseUrl}/user/week/feed?k=${secret}` };
}
