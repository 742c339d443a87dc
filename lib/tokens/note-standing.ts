import { USABLE_STATES, collections } from '../documents/collections';
import type { Token } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { isConflict } from '../errors/is-conflict';
import { repositoriesOf } from './repositories-of';

/**
 * Has a person's pages published again where a token began or ceased to work: they say since when its repositories cannot be read. Whatever is collected right now is published anyway,
 * so a state that somebody holds or changes is left alone.
 */
export async function noteStanding(documents: DocumentStore, before: Pick<Token, 'status'>, token: Token): Promise<void> {
  if (USABLE_STATES.includes(before.status) === USABLE_STATES.includes(token.status) || token.status === 'deleting') return;
  for (const { id, active } of await repositoriesOf(documents, token)) {
    const state = active ? await documents.get(collections, id) : undefined;
    if (!state || state.completed === null || state.holder !== null) continue;
    try {
      await documents.update(collections, { ...state, unpublished: true });
      return;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}
