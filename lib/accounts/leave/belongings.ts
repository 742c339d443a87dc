import type { Context } from '../../context';
import { COLLECTIONS } from '../../documents/collections';
import type { Collection, Document } from '../../documents/port';

type AnyCollection = Collection<Document>;

/** How a kind of document is looked up by the person whose it is. */
export interface Belonging {
  collection: AnyCollection;
  /** A lookup whose only field is the owner's id. */
  index: string;
}

/** Kinds that no lookup finds by their owner: the person's own document has his id, the keys of the vault belong to nobody. */
export const FOUND_OTHERWISE: readonly string[] = ['users', 'vaultKeys'];

const ownerIndex = ({ indexes }: AnyCollection): string | undefined => Object.entries(indexes).find(([, { fields }]) => fields.length === 1 && fields[0] === 'ownerId')?.[0];

/** Every kind of document that a person can have, his own document apart. */
export const BELONGINGS: readonly Belonging[] = (COLLECTIONS as readonly unknown[] as readonly AnyCollection[]).flatMap((collection) => {
  const index = ownerIndex(collection);
  return index === undefined || FOUND_OTHERWISE.includes(collection.name) ? [] : [{ collection, index }];
});

/** A person's documents of one kind, page after page. What is deleted meanwhile is not given again. */
export async function* belongingsOf({ documents }: Pick<Context, 'documents'>, { collection, index }: Belonging, userId: string): AsyncGenerator<Document> {
  let after: string | undefined;
  do {
    const page = await documents.list(collection, index, [userId], { after });
    yield* page.documents;
    after = page.next;
  } while (after !== undefined);
}
