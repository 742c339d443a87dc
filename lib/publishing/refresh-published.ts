import type { Context } from '../context';
import type { User } from '../documents/collections';
import { AppError } from '../errors/app-error';
import { storedAggregate } from './aggregate';
import { publish } from './publish';

/** Brings what readers see up to date after something was taken away; nothing where nothing was published yet. */
export async function refreshPublished(context: Pick<Context, 'documents' | 'stats'>, user: User): Promise<void> {
  if (await storedAggregate(context, user)) await publish(context, user);
}

/** The same where something else was done and stays done: a store that does not answer is told to the log, and the next publication makes up for it. */
export async function refreshPublishedSoon(context: Pick<Context, 'documents' | 'stats' | 'log'>, user: User): Promise<void> {
  try {
    await refreshPublished(context, user);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.log.warn({ code: error.code }, 'what readers see is brought up to date later');
  }
}
