import type { Collection, Document, DocumentStore, IndexedValue } from './port';

/** Every document of a list, page after page. For lists that a person can look through, not for millions. */
export async function listAll<T extends Document, I extends string>(
  documents: DocumentStore, collection: Collection<T, I>, index: I, values: readonly IndexedValue[],
): Promise<T[]> {
  const found: T[] = [];
  let after: string | undefined;
  do {
    const page = await documents.list(collection, index, values, { after });
    found.push(...page.documents);
    after = page.next;
  } while (after !== undefined);
  return found;
}
