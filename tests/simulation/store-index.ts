import { createRequire } from 'node:module';
import type Tree from 'sorted-btree';
import { keyOf } from '../../lib/documents/keys';
import type { Document, Index, IndexedValue } from '../../lib/documents/port';

// A CommonJS package whose default export every loader wraps in another way.
const { default: BTree } = createRequire(import.meta.url)('sorted-btree') as { default: typeof Tree };

/** Beyond this length a list is kept as a tree. */
const LONGEST_LIST = 256;

type Sorted = Tree<Document, undefined>;
type Bucket = Document[] | Sorted;

/** A lookup of the simulated store: documents by the values of their fields, in order. */
export interface StoreIndex {
  add(document: Document): void;
  remove(document: Document): void;
  /** Documents from a place on, itself left out. */
  from(values: readonly IndexedValue[], after: { rank: number; id: string } | undefined, limit: number): Document[];
  rankOf(document: Document): number;
}

/** An empty lookup as a collection declares it. */
export function createStoreIndex({ fields, by }: Index): StoreIndex {
  const buckets = new Map<string, Bucket>();
  const field = (document: Document, name: string): unknown => (document as unknown as Record<string, unknown>)[name];
  const rankOf = (document: Document): number => (by === undefined ? 0 : Number(field(document, by)));
  const compare = (a: Document, b: Document): number => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const keyFor = (document: Document): string => keyOf(fields.map((name) => (field(document, name) ?? null) as IndexedValue));
  const probe = (rank: number, id: string): Document => ({ id, ...(by === undefined ? {} : { [by]: rank }) }) as unknown as Document;
  const placeIn = (list: readonly Document[], document: Document): number => {
    let low = 0;
    for (let high = list.length; low < high;) {
      const middle = (low + high) >> 1;
      if (compare(list[middle] as Document, document) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    rankOf,
    add(document) {
      const key = keyFor(document);
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [document]);
      else if (!Array.isArray(bucket)) bucket.set(document, undefined);
      else if (bucket.length < LONGEST_LIST) bucket.splice(placeIn(bucket, document), 0, document);
      else buckets.set(key, new BTree<Document, undefined>([...bucket, document].map((one) => [one, undefined]), compare));
    },
    remove(document) {
      const bucket = buckets.get(keyFor(document));
      if (bucket === undefined) return;
      if (Array.isArray(bucket)) bucket.splice(placeIn(bucket, document), 1);
      else bucket.delete(document);
    },
    from(values, after, limit) {
      const bucket = buckets.get(keyOf(values));
      if (bucket === undefined) return [];
      if (Array.isArray(bucket)) {
        if (after === undefined) return bucket.slice(0, limit);
        const first = placeIn(bucket, probe(after.rank, after.id));
        return bucket.slice(bucket[first]?.id === after.id ? first + 1 : first, (bucket[first]?.id === after.id ? first + 1 : first) + limit);
      }
      const found: Document[] = [];
      for (const [document] of bucket.entries(after && probe(after.rank, after.id))) {
        if (after?.id === document.id) continue;
        found.push(document);
        if (found.length === limit) break;
      }
      return found;
    },
  };
}
