'use server';

import { revalidatePath } from 'next/cache';
import type { Answer } from '../../components/app/answer';
import { joinRanking, leaveRanking } from '../../lib/ranking/join-ranking';
import { act } from '../user/act';

/** Puts the person on the ranking with one of his public CVs. */
export async function joinRankingAction(cvId: string): Promise<Answer> {
  const answer = await act(async (context, user) => {
    await joinRanking.untrusted(context, user, { cvId });
  });
  revalidatePath('/ranking');
  return answer;
}

/** Takes him off it. */
export async function leaveRankingAction(): Promise<Answer> {
  const answer = await act((context, user) => leaveRanking.untrusted(context, user, {}));
  revalidatePath('/ranking');
  return answer;
}
