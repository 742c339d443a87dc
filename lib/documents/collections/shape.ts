import { z } from 'zod';
import type { Collection, Document } from '../port';

/** A collection whose lookups are known by their names. */
export function collection<T extends Document, const I extends Collection<T>['indexes']>(
  name: string, schema: z.ZodType<T>, indexes: I, expires?: { field: keyof T & string; afterMs: number },
): Collection<T, keyof I & string> {
  return { name, schema, indexes, expires };
}

/** A day in milliseconds. */
export const DAY_MS = 86_400_000;

/** Fields of every document. */
export const base = { id: z.string().min(1), ownerId: z.string().min(1), version: z.int().min(1) };
/** A whole number from 0. */
export const count = z.int().min(0);
/** An ISO 8601 moment in UTC. */
export const isoTime = z.iso.datetime();
/** A byte string. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
