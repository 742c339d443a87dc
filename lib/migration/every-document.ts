import type { Collection, Document, DocumentStore } from '../documents/port';

/** Documents handed over at once: some are megabytes. */
const PAGE = 20;

/** A whole collection, page by page. */
export async function* everyDocument<T extends Document>(documents: DocumentStore, collection: Collection<T>): AsyncGenerator<T[]> {
  for (let after: string | undefined; ;) {
    const page = await documents.all(collection, { after, limit: PAGE });
    yield page.documents;
    if (page.next === undefined) return;
    after = page.next;
  }
}
