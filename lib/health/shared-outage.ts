import type { Context } from '../context';
import { outages } from '../documents/collections';
import { isConflict } from '../errors/is-conflict';
import { failingSince } from './outages';

type Documents = Pick<Context, 'documents'>;

const STORE = 'stats';
/** What nobody confirmed for so long is not believed any more, in milliseconds: workers try again every few seconds, functions every few minutes. */
const BELIEVED = 3_600_000;

/** Tells all processes that the store of facts does not answer this one. Never throws: where the documents are away too, there is nobody to tell. `now` in milliseconds since 1970. */
export async function shareOutage({ documents }: Documents, now: number = Date.now()): Promise<void> {
  const since = failingSince(STORE);
  if (since === undefined) return;
  try {
    const found = await documents.get(outages, STORE);
    const isNew = !found || now - found.confirmed > BELIEVED;
    if (!found) await documents.insert(outages, { id: STORE, ownerId: STORE, since, confirmed: now });
    else await documents.update(outages, { ...found, since: isNew ? since : found.since, confirmed: now });
  } catch {
    // Somebody else tells it, or nobody can.
  }
}

/** Takes back what any process told: the store of facts answers. */
export async function endOutage({ documents }: Documents): Promise<void> {
  const found = await documents.get(outages, STORE);
  if (!found) return;
  await documents.delete(outages, STORE, found.version).catch((error: unknown) => {
    if (!isConflict(error)) throw error;
  });
}

/** Since when the store of facts has not answered, as any process learned it, in milliseconds since 1970; undefined where it answers. `now` likewise. */
export async function factsAwaySince({ documents }: Documents, now: number = Date.now()): Promise<number | undefined> {
  const found = await documents.get(outages, STORE);
  const told = found && now - found.confirmed <= BELIEVED ? found.since : undefined;
  const here = failingSince(STORE);
  return told === undefined || here === undefined ? (told ?? here) : Math.min(told, here);
}
