import { collectionState, newCollectionState } from '../collections/lease';
import { collections, repositories } from '../documents/collections';
import type { CollectionState, Repository } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { DocumentStore } from '../documents/port';
import { isConflict } from '../errors/is-conflict';

async function changeState(documents: DocumentStore, repository: Repository, change: (state: CollectionState) => Partial<CollectionState> | undefined): Promise<void> {
  for (;;) {
    const state = await collectionState({ documents }, repository);
    const changes = change(state);
    if (!changes) return;
    try {
      await documents.update(collections, { ...state, ...changes });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}

/** What a state says that is due at once from now on. */
function dueNow(): Pick<CollectionState, 'nextDue' | 'dueSince'> {
  return { nextDue: 0, dueSince: Date.now() };
}

/** Makes repositories due at once. What a run under way has done so far is kept. */
export async function markDue({ documents }: { documents: DocumentStore }, due: readonly Repository[]): Promise<void> {
  const fresh: Repository[] = [];
  const waiting: CollectionState[] = [];
  for (const repository of due) {
    const state = await documents.get(collections, repository.id);
    if (!state) fresh.push(repository);
    else if (state.nextDue !== 0) waiting.push({ ...state, ...dueNow() });
  }
  await documents.insertMany(collections, fresh.map(newCollectionState));
  const updated = await documents.updateMany(collections, waiting);
  const again = new Set(waiting.filter((_, place) => updated[place] === undefined).map(({ id }) => id));
  // Changed by somebody else meanwhile, e.g. by the end of a run.
  for (const repository of due) if (again.has(repository.id)) await changeState(documents, repository, ({ nextDue }) => (nextDue === 0 ? undefined : dueNow()));
}

/** Makes every active repository of a person due at once, e.g. because he has a new address. Gives how many. */
export async function markAllDue({ documents }: { documents: DocumentStore }, ownerId: string): Promise<number> {
  const active = (await listAll(documents, repositories, 'owner', [ownerId])).filter((repository) => repository.active);
  await markDue({ documents }, active);
  return active.length;
}

/** Takes the right to collect a repository away from whoever holds it, and makes it due at a later moment (milliseconds since 1970). */
export async function putOff({ documents }: { documents: DocumentStore }, repository: Repository, nextDue: number): Promise<void> {
  if (!(await documents.get(collections, repository.id))) return;
  await changeState(documents, repository, ({ fence, attempts, holder }) => ({
    holder: null, leaseUntil: 0, fence: fence + 1, nextDue, progress: null, step: null, attempts: holder === null ? attempts : Math.max(0, attempts - 1),
  }));
}

/** Takes the right to collect a repository away from whoever holds it: his next change of the state is refused, and he stops. Facts that he wrote before stay. */
export async function stopCollecting({ documents }: { documents: DocumentStore }, repository: Repository): Promise<void> {
  if (!(await documents.get(collections, repository.id))) return;
  await changeState(documents, repository, ({ holder, fence }) => (holder === null ? undefined : { holder: null, leaseUntil: 0, fence: fence + 1 }));
}
