import type { Context } from '../context';
import { collections } from '../documents/collections';
import type { CollectionState } from '../documents/collections';

type Documents = Pick<Context, 'documents'>;

/** Notes that these states, exactly as they were read, are published. One that somebody changed meanwhile stays as it is: a publication too many does no harm. */
export async function notePublished({ documents }: Documents, states: readonly CollectionState[]): Promise<void> {
  await documents.updateMany(collections, states.filter(({ unpublished }) => unpublished === true).map((state) => ({ ...state, unpublished: false })));
}

/**
 * Everybody whose numbers changed and were not published for so many milliseconds, because the worker that collected them ended or a store did not answer. Asks for these alone,
 * however many people there are.
 */
export async function* leftBehind({ documents }: Documents, olderThan: number): AsyncGenerator<string> {
  const told = new Set<string>();
  let after: string | undefined;
  do {
    const page = await documents.list(collections, 'unpublished', [true], { after });
    for (const { ownerId, checked } of page.documents) {
      if (told.has(ownerId) || Date.now() - Date.parse(checked ?? '') < olderThan) continue;
      told.add(ownerId);
      yield ownerId;
    }
    after = page.next;
  } while (after !== undefined);
}
