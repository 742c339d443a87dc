import { collections } from '../documents/collections';
import type { CollectionState } from '../documents/collections';
import type { Collection, Document, DocumentStore } from '../documents/port';
import type { Log } from '../telemetry/log';

/** Due at once, and nobody is at it: who holds it sees at the end of his run that it was made due. */
function isNews({ nextDue, holder }: CollectionState): boolean {
  return nextDue === 0 && holder === null;
}

/**
 * Documents that wake a worker for each person whose repository is made due, whoever does that. A message that cannot be sent stops no write: the schedule sends it later.
 */
export function wakingDocuments(documents: DocumentStore, wake: (ownerId: string) => Promise<void>, log: Log): DocumentStore {
  async function note<T extends Document>({ name }: Collection<T>, written: readonly (T | undefined)[]): Promise<void> {
    if (name !== collections.name) return;
    const states = (written as readonly (CollectionState | undefined)[]).filter((state) => state !== undefined);
    for (const ownerId of new Set(states.filter(isNews).map((state) => state.ownerId))) {
      await wake(ownerId).catch((error: unknown) => log.warn({ err: error }, 'a worker could not be woken; the schedule does it later'));
    }
  }
  return {
    get: (collection, id) => documents.get(collection, id),
    list: (collection, index, values, page) => documents.list(collection, index, values, page),
    claim: (collection, index, values, claim) => documents.claim(collection, index, values, claim),
    all: (collection, page) => documents.all(collection, page),
    restore: (collection, copies) => documents.restore(collection, copies),
    removeExpired: (now, signal) => documents.removeExpired(now, signal),
    delete: (collection, id, version) => documents.delete(collection, id, version),
    close: () => documents.close(),
    async insert(collection, document) {
      const written = await documents.insert(collection, document);
      await note(collection, [written]);
      return written;
    },
    async update(collection, document) {
      const written = await documents.update(collection, document);
      await note(collection, [written]);
      return written;
    },
    async insertMany(collection, all) {
      const written = await documents.insertMany(collection, all);
      await note(collection, written);
      return written;
    },
    async updateMany(collection, all) {
      const written = await documents.updateMany(collection, all);
      await note(collection, written);
      return written;
    },
  };
}
