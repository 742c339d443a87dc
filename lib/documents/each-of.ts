import { AppError } from '../errors/app-error';
import type { Collection, Document, DocumentStore, IndexedValue } from './port';

/** How `eachOf` goes about it. */
export interface EachOptions {
  /** Documents worked on at the same time; default 8. */
  atOnce?: number;
  /** When it fires nothing more is begun. */
  signal?: AbortSignal;
}

/** What everybody else's would fail by as well: nothing more is begun then. */
const OF_ALL: ReadonlySet<string> = new Set(['store-failed', 'vault-unavailable']);

/**
 * Does something with every document of a list, several at the same time, page after page: also for lists of millions. One that fails stops no other, unless a back end
 * is away; the first error is thrown at the end. Gives whether the end was reached: false where the signal fired before.
 */
export async function eachOf<T extends Document, I extends string>(
  documents: DocumentStore, list: { collection: Collection<T, I>; index: I; values: readonly IndexedValue[] }, work: (document: T) => Promise<unknown>, { atOnce = 8, signal }: EachOptions = {},
): Promise<boolean> {
  const errors: unknown[] = [];
  const isOver = (): boolean => signal?.aborted === true || errors.some((error) => error instanceof AppError && OF_ALL.has(error.code));
  let after: string | undefined;
  do {
    const page = await documents.list(list.collection, list.index, list.values, { after });
    const next = page.documents.values();
    const run = async (): Promise<void> => {
      for (const document of next) {
        if (isOver()) return;
        await work(document).catch((error: unknown) => { errors.push(error); });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, run));
    after = page.next;
  } while (after !== undefined && !isOver());
  if (errors.length > 0) throw errors[0];
  return signal?.aborted !== true;
}
