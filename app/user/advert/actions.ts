'use server';

import { headers } from 'next/headers';
import type { AdvertAnswer } from '../../../components/app/advert-form';
import type { Answer } from '../../../components/app/answer';
import { requireUser } from '../../../lib/accounts/current-user';
import { answerAdvert } from '../../../lib/advert/evidence';
import { keepEvidence } from '../../../lib/advert/keep-evidence';
import { answerText } from '../../../lib/advert/sentences';
import { AppError } from '../../../lib/errors/app-error';
import { loadAggregate } from '../../../lib/publishing/load-published';
import { siteContext } from '../../site';
import { act } from '../act';

/** Reads an advert and answers it from the person's own numbers. Nothing of the text is kept. */
export async function answerAdvertAction(_before: AdvertAnswer, form: FormData): Promise<AdvertAnswer> {
  const text = form.get('advert');
  try {
    const context = await siteContext();
    const { user } = await requireUser(context, { headers: await headers(), method: 'POST' });
    if (typeof text !== 'string' || text.trim() === '') throw new AppError('wrong-use', 'Paste the text of the advert first.');
    const snapshot = await loadAggregate(context, user);
    if (!snapshot) throw new AppError('wrong-use', 'Nothing of yours is counted yet. Switch a repository on first.');
    const { found, missing } = answerAdvert(snapshot, text);
    return { found, missing, text: answerText(found) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: error.message };
  }
}

/** Puts what was found into the draft of one of his CVs. */
export async function keepEvidenceAction(cvId: string, evidence: string[]): Promise<Answer> {
  return act(async (context, user) => {
    await keepEvidence.untrusted(context, user, { cvId, evidence });
    return 'In the draft. Publish it when it looks right.';
  });
}
