import type { CollectionState } from '../documents/collections';
import { RULES_VERSION } from '../facts/types';
import type { RepositorySource } from '../git/types';

/** Whether what is stored leaves out exactly these paths. */
export function leavesOut(state: CollectionState, paths: readonly string[]): boolean {
  return JSON.stringify(state.collectedWithout) === JSON.stringify(paths);
}

/** Whether what is stored was made by the present rules for exactly these addresses, without exactly these paths. */
export function isCompleteFor(state: CollectionState, emails: readonly string[], paths: readonly string[] = []): boolean {
  const before = new Set(state.collectedFor);
  return state.completed !== null && state.rules === RULES_VERSION && leavesOut(state, paths) && before.size === emails.length && emails.every((email) => before.has(email));
}

/** One request to a remote, no git process. The reader of local folders finds the head in files, without a process as well. */
async function headUnchanged(source: RepositorySource, state: CollectionState, options: { tempParent?: string; signal?: AbortSignal }): Promise<boolean> {
  if (source.kind === 'url') {
    const { probeHead } = await import('../git/remote/probe-head');
    const { head } = await probeHead({ url: source.url, authorization: source.authorization, pinned: source.pinned, signal: options.signal });
    return head === state.lastHead;
  }
  const { openLocal } = await import('../git/open-local');
  const opened = await openLocal(source.path, options);
  await opened.close();
  // A cut history can grow, and a missing object come back, without a new head.
  return opened.head !== null && opened.head === state.lastHead && !opened.shallow && !state.shallow && state.incomplete.length === 0;
}

/** Whether a collection would find nothing that is not stored already. Takes no lease and changes nothing. */
export async function nothingNew(
  source: RepositorySource, state: CollectionState, emails: readonly string[], options: { tempParent?: string; signal?: AbortSignal; paths?: readonly string[]; /** Stands for the keys that signatures are checked against. */ keys?: string },
): Promise<boolean> {
  const checked = (state.checkedWith ?? '') === (options.keys ?? state.checkedWith ?? '');
  return checked && isCompleteFor(state, emails, options.paths) && headUnchanged(source, state, options);
}
