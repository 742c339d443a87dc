import { BSON, Binary } from 'mongodb';
import type { Document as BsonDocument } from 'mongodb';
import { AppError } from '../errors/app-error';
import type { Collection, Document } from './port';

/** The field from which MongoDB knows that a document may go; no document has a field of this name. */
export const EXPIRES = '_expires';
/** MongoDB refuses 16 MiB; some room for what a command adds. */
const LARGEST = 16_000_000;
/** Before text that is no valid Unicode and therefore kept as JSON writes it: MongoDB's strings are UTF-8 and would lose it. */
const ESCAPED = '\uFFFFjson:';

/** A document as MongoDB keeps it. */
export type StoredDocument = BsonDocument & { _id: string; version: number };

function storedText(text: string): string {
  return /\p{Surrogate}/u.test(text) || text.startsWith(ESCAPED) ? ESCAPED + JSON.stringify(text) : text;
}

/** An id as it is kept. */
export function storedId(id: string): string {
  return storedText(id);
}

function checkName(name: string): string {
  if (name.startsWith('$') || name.includes('.') || name.includes('\0')) throw new AppError('internal', 'A document has a field whose name begins with $ or holds a dot.');
  return name;
}

/**
 * A value as MongoDB keeps it: plain JSON stays, byte strings are binary data.
 * @throws AppError `internal` for names of fields that not every server takes.
 */
export function toStored(value: unknown): unknown {
  if (typeof value === 'string') return storedText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return new Binary(value);
  // As JSON has it: an entry that is undefined is null, a field that is undefined is not there.
  if (Array.isArray(value)) return value.map((entry) => toStored(entry ?? null));
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined).map(([name, entry]) => [checkName(name), toStored(entry)]));
}

function fromStored(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(ESCAPED) ? JSON.parse(value.slice(ESCAPED.length)) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Binary) return new Uint8Array(value.value());
  if (Array.isArray(value)) return value.map(fromStored);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, fromStored(entry)]));
}

/** When what these fields belong to may go, as a field to store; nothing where they do not say. */
export function expiryOf<T extends Document>({ expires }: Collection<T>, fields: Partial<T>): { [EXPIRES]?: Date } {
  const from = expires && (fields as Record<string, unknown>)[expires.field];
  return expires && (typeof from === 'number' || typeof from === 'string') ? { [EXPIRES]: new Date(new Date(from).getTime() + expires.afterMs) } : {};
}

/**
 * A whole document as MongoDB keeps it.
 * @throws AppError `limit-exceeded` for one that MongoDB would refuse for its size.
 */
export function toStoredDocument<T extends Document>(collection: Collection<T>, document: T): StoredDocument {
  const { id, ...fields } = document;
  const stored = { _id: storedId(id), ...(toStored(fields) as { version: number }), ...expiryOf(collection, document) };
  if (BSON.calculateObjectSize(stored) > LARGEST) throw new AppError('limit-exceeded', 'What should be stored is larger than 15 MB.');
  return stored;
}

/** The document that `toStoredDocument` was given, not yet checked against its schema. */
export function fromStoredDocument({ _id, [EXPIRES]: _expires, ...fields }: StoredDocument): object {
  return { ...(fromStored(fields) as object), id: fromStored(_id) };
}
