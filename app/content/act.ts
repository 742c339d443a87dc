import { headers } from 'next/headers';
import { requireUser } from '../../lib/accounts/current-user';
import type { User } from '../../lib/documents/collections';
import { AppError } from '../../lib/errors/app-error';
import type { VerbContext } from '../../lib/verbs/verb';
import { siteContext } from '../site';
import { siteVerbs } from '../verbs';

/** What an action of the editor gives: its result, or a sentence that says what is wrong. */
export type Outcome<T> = { done: T } | { error: string };

/** Does something to a CV for the person who asks, from this site's own pages only. */
export async function edit<T>(what: (context: VerbContext, user: User) => Promise<T>): Promise<Outcome<T>> {
  try {
    const { user } = await requireUser(await siteContext(), { headers: await headers(), method: 'POST' });
    return { done: await what(await siteVerbs(), user) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: error.message };
  }
}
