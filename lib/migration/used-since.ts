import { AppError } from '../errors/app-error';
import type { Collection, Document, DocumentStore } from '../documents/port';
import { everyDocument } from './every-document';
import { Fingerprint } from './fingerprint';

/** Documents of a collection that are in the new place and are not as the old one has them: changed there since, or made there. */
export async function* notAsBefore<T extends Document>(from: DocumentStore, to: DocumentStore, collection: Collection<T>): AsyncGenerator<{ document: T; isKnown: boolean }> {
  for await (const page of everyDocument(to, collection)) {
    for (const document of page) {
      const before = await from.get(collection, document.id);
      if (before === undefined || !Fingerprint.of(before).equals(Fingerprint.of(document))) yield { document, isKnown: before !== undefined };
    }
  }
}

/**
 * Refuses a new place that was used after an earlier move: what people changed there would be replaced by what is older.
 * @throws AppError `conflict`, with how many documents of which collections.
 */
export async function refuseUsed(from: DocumentStore, to: DocumentStore, all: readonly Collection<Document>[]): Promise<void> {
  const counts: string[] = [];
  for (const collection of all) {
    let count = 0;
    for await (const _ of notAsBefore(from, to, collection)) count += 1;
    if (count > 0) counts.push(`${collection.name} ${count}`);
  }
  if (counts.length === 0) return;
  throw new AppError('conflict', `The new place holds documents that are not as in the old one (${counts.join(', ')}): it was used since, or something else is in it. Nothing was changed. Name an empty place; or, if what is in the old one is to replace it, say --overwrite.`);
}
