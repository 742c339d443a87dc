import { z } from 'zod';
import { AppError } from '../errors/app-error';

/** A place in a list as text that can stand in an address. */
export function toCursor(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url');
}

/** @throws AppError `wrong-use` for anything that did not come out of `toCursor` with places of this shape. */
export function fromCursor<S extends z.ZodType>(shape: S, cursor: string): z.output<S> {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    throw new AppError('wrong-use', 'The value of `after` is none that an earlier answer gave. Leave it out to begin at the start.', { cause: error });
  }
}

const storePlace = z.tuple([z.number(), z.string()]);

/** The document store's own place of a page, from a cursor. */
export function storeAfter(cursor: string | undefined): string | undefined {
  return cursor === undefined ? undefined : JSON.stringify(fromCursor(storePlace, cursor));
}

/** The cursor of the document store's own place. */
export function storeNext(next: string | undefined): string | null {
  return next === undefined ? null : toCursor(storePlace.parse(JSON.parse(next)));
}
