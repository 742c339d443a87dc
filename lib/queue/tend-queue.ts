import type { SignedIn } from '../accounts/current-user';
import type { Context } from '../context';
import { AppError } from '../errors/app-error';
import type { QueueDepth } from './wake-ups';

type Asked = Pick<Context, 'wakeUps'>;

/** What lies in the queue of messages, for who runs the place; undefined for everybody else, and where there is no such queue. Throws `store-failed` when it does not answer. */
export async function queueDepth(context: Asked, asker: SignedIn | undefined): Promise<QueueDepth | undefined> {
  if (!asker?.operator) return undefined;
  return (await context.wakeUps())?.depth();
}

/** Has everything tried again that failed so often that it was put aside. Throws `forbidden` for everybody but who runs the place, `not-found` where there is no such queue. */
export async function redriveQueue(context: Asked, asker: SignedIn): Promise<void> {
  if (!asker.operator) throw new AppError('forbidden', 'Only who runs this site can do that.');
  const queue = await context.wakeUps();
  if (!queue) throw new AppError('not-found', 'This site has no queue of messages; its workers look into the store themselves.');
  await queue.redrive();
}
