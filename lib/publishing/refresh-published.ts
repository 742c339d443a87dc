import type { Context } from '../context';
import type { User } from '../documents/collections';
import { storedAggregate } from './aggregate';
import { publish } from './publish';

/** Brings what readers see up to date after something was taken away; nothing where nothing was published yet. */
export async function refreshPublished(context: Pick<Context, 'documents' | 'stats'>, user: User): Promise<void> {
  if (await storedAggregate(context, user)) await publish(context, user);
}
