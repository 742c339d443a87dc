import { AppError } from '../errors/app-error';
import type { Document, Index, IndexedValue } from './port';

/** What one declared index says about a document. */
export interface Key {
  name: string;
  /** JSON array of the indexed values: equal values, equal text, whatever characters are in them. */
  key: string;
  /** The value of `by`; 0 where the index has none. */
  rank: number;
  unique: boolean;
}

function isIndexed(value: unknown): value is IndexedValue {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The text that stands for the values of an index. */
export function keyOf(values: readonly unknown[]): string {
  const known = values.map((value) => value ?? null);
  if (!known.every(isIndexed)) throw new AppError('internal', 'An indexed field holds something other than a plain value.');
  return JSON.stringify(known);
}

/** The keys of a document under all indexes of its collection. */
export function keysOf(document: Document, indexes: Readonly<Record<string, Index>>): Key[] {
  const fields = document as unknown as Record<string, unknown>;
  return Object.entries(indexes).map(([name, index]) => {
    const rank = index.by === undefined ? 0 : fields[index.by];
    if (typeof rank !== 'number' || !Number.isFinite(rank)) throw new AppError('internal', `The field ${index.by ?? ''} that orders an index is no number.`);
    return { name, key: keyOf(index.fields.map((field) => fields[field])), rank, unique: index.unique === true };
  });
}
