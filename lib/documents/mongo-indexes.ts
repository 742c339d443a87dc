import { createHash } from 'node:crypto';
import type { Db, IndexDescription } from 'mongodb';
import { AppError } from '../errors/app-error';
import { EXPIRES, fromStoredDocument, toStored } from './mongo-values';
import type { StoredDocument } from './mongo-values';
import type { Collection, Document, Index } from './port';

/** Where this adapter notes what it made. Raised when documents are kept in another form, which needs a step that brings the old ones over. */
const LAYOUT = 1;
const META = 'commitStatsMeta';
interface Meta { _id: string; layout: number; declared: Record<string, string> }

function short(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}

function described(lookup: string, index: Index): IndexDescription {
  const fields = [...index.fields, ...(index.by === undefined ? [] : [index.by]), ...(index.unique === true ? [] : ['_id'])];
  return { name: `${lookup}_${short(index)}`, key: new Map(fields.map((field) => [field, 1])), unique: index.unique === true };
}

/** The indexes of a collection; one that would only hold the id is not needed. */
function indexesOf(collection: Collection<Document>): IndexDescription[] {
  const indexes = Object.entries(collection.indexes as Record<string, Index>).map(([lookup, index]) => described(lookup, index));
  const expiry = { name: `expires_${short(EXPIRES)}`, key: { [EXPIRES]: 1 as const }, expireAfterSeconds: 0 };
  return [...indexes.filter(({ key }) => [...(key as Map<string, 1>).keys()].join() !== '_id'), ...(collection.expires ? [expiry] : [])];
}

/** A field that is newer than a document gets its default, so that the document is found by it. */
async function fillIndexed(database: Db, { name, schema, indexes }: Collection<Document>): Promise<void> {
  const fields = [...new Set(Object.values(indexes as Record<string, Index>).flatMap((index) => [...index.fields, ...(index.by === undefined ? [] : [index.by])]))];
  const documents = database.collection<StoredDocument>(name);
  for await (const stored of documents.find({ $or: [{ _id: { $exists: false } }, ...fields.map((field) => ({ [field]: { $exists: false } }))] }, { promoteBuffers: false })) {
    const parsed = schema.parse(fromStoredDocument(stored)) as unknown as Record<string, unknown>;
    const missing = Object.fromEntries(fields.filter((field) => !(field in stored)).map((field) => [field, toStored(parsed[field] ?? null)]));
    await documents.updateOne({ _id: stored._id, version: stored.version }, { $set: missing });
  }
}

async function syncOne(database: Db, collection: Collection<Document>): Promise<void> {
  await fillIndexed(database, collection);
  const wanted = indexesOf(collection);
  if (wanted.length > 0) await database.collection(collection.name).createIndexes(wanted);
  const names = new Set(wanted.map(({ name }) => name));
  const present = await database.collection(collection.name).listIndexes().toArray().catch(() => []) as { name: string }[];
  for (const { name } of present) if (/_[0-9a-f]{12}$/u.test(name) && !names.has(name)) await database.collection(collection.name).dropIndex(name);
}

/**
 * Makes the indexes that the collections declare, once: what was declared last is noted, so that a start with nothing new asks one question. Several processes
 * may do it at the same moment.
 * @throws AppError `store-failed` when a newer version of the program made the database.
 */
export async function syncMongoIndexes(database: Db, collections: readonly Collection<Document>[]): Promise<void> {
  const meta = database.collection<Meta>(META);
  const noted = await meta.findOne({ _id: 'indexes' });
  if (noted && noted.layout > LAYOUT) throw new AppError('store-failed', 'A newer version of Commit Stats made this database. Update this one, or name another database in MONGODB_URI.');
  const declared = Object.fromEntries(collections.map((collection) => [collection.name, short([collection.indexes, collection.expires])]));
  const changed = collections.filter(({ name }) => noted?.declared[name] !== declared[name]);
  if (changed.length === 0) return;
  for (const collection of changed) await syncOne(database, collection);
  await meta.updateOne({ _id: 'indexes' }, { $set: { layout: LAYOUT, declared: { ...noted?.declared, ...declared } } }, { upsert: true });
}
