import { setTimeout as sleep } from 'node:timers/promises';
import { isFree } from '../../collections/lease';
import { collections, tokens, users } from '../../documents/collections';
import type { User } from '../../documents/collections';
import { eachOf } from '../../documents/each-of';
import { listAll } from '../../documents/list-all';
import { isConflict } from '../../errors/is-conflict';
import { RULES_VERSION } from '../../facts/types';
import { throwAwaySecret } from '../../tokens/delete-token';
import type { VerbContext } from '../../verbs/verb';
import { BELONGINGS, belongingsOf } from './belongings';
import type { Belonging } from './belongings';

/** What was removed of a person, for himself to keep: it is stored nowhere. */
export interface Receipt {
  /** ISO time at which the last of it was gone. */
  at: string;
  /** Each kind in each store; kinds of which there was nothing are left out. */
  removed: { store: 'documents' | 'facts'; kind: string; count: number }[];
  /** What became of each token at its forge. */
  tokens: { name: string; outcome: 'revoked' | 'already-invalid' | 'not-offered' | 'unasked' }[];
}

/** A collector learns at its next renewal that its lease is gone; until then it may write. */
const COLLECTORS_STOP_WITHIN_MS = 20_000;

/** From here on nobody signs in as this person any more, and whoever finds the document goes on with the deletion. */
async function markLeaving({ documents }: Pick<VerbContext, 'documents'>, user: User): Promise<void> {
  const found = await documents.get(users, user.id);
  if (!found || found.leaving) return;
  try {
    await documents.update(users, { ...found, leaving: true });
  } catch (error) {
    if (!isConflict(error)) throw error;
    await markLeaving({ documents }, user);
  }
}

async function endTokens(context: VerbContext, user: User): Promise<Receipt['tokens']> {
  const ended: Receipt['tokens'] = [];
  for (const token of await listAll(context.documents, tokens, 'owner', [user.id])) {
    const { revocation } = await throwAwaySecret(context, token, { facts: 'erased', revoke: true });
    ended.push({ name: token.name, outcome: revocation?.outcome ?? 'unasked' });
  }
  return ended;
}

/** Takes the collections away from whoever works on them. Gives how many there were, when nobody writes any more. */
async function stopCollecting({ documents }: VerbContext, user: User, signal?: AbortSignal): Promise<number> {
  const states = await listAll(documents, collections, 'owner', [user.id]);
  const busy = states.some((state) => !isFree(state, Date.now()));
  for (const { id } of states) await documents.delete(collections, id);
  if (busy) await sleep(COLLECTORS_STOP_WITHIN_MS, undefined, { signal });
  return states.length;
}

/** Commits under any version of the rules; the same one under two versions is one to its owner. */
async function countCommits({ stats }: VerbContext, user: User): Promise<number> {
  const commits = new Set<string>();
  for (let rules = 1; rules <= RULES_VERSION; rules += 1) {
    for await (const { repository, commit } of stats.read(user.id, rules)) commits.add(`${repository} ${commit}`);
  }
  return commits.size;
}

async function removeKind(context: VerbContext, belonging: Belonging, user: User): Promise<number> {
  let removed = 0;
  for await (const { id } of belongingsOf(context, belonging, user.id)) removed += (await context.documents.delete(belonging.collection, id)) ? 1 : 0;
  return removed;
}

/** Pages close before anything else goes. */
const FIRST = ['shareLinks', 'cvs'];

async function removeDocuments(context: VerbContext, user: User, count: Map<string, number>): Promise<void> {
  const ordered = BELONGINGS.toSorted((a, b) => FIRST.indexOf(b.collection.name) - FIRST.indexOf(a.collection.name));
  for (const belonging of ordered) {
    const { name } = belonging.collection;
    count.set(name, (count.get(name) ?? 0) + (await removeKind(context, belonging, user)));
  }
}

/**
 * Removes everything about a person from every store, his own document last, and says what it was. Interrupted anywhere, `resumeLeaving` ends it.
 * Tokens are made useless at their forge where that can be asked; a forge that cannot be asked stops nothing.
 */
export async function leaveAccount(context: VerbContext, user: User, signal?: AbortSignal): Promise<Receipt> {
  const count = new Map<string, number>();
  await markLeaving(context, user);
  for (const belonging of BELONGINGS.filter(({ collection }) => FIRST.includes(collection.name))) count.set(belonging.collection.name, await removeKind(context, belonging, user));
  const ended = await endTokens(context, user);
  count.set('collections', await stopCollecting(context, user, signal));
  const commits = await countCommits(context, user);
  await context.stats.removeUser(user.id);
  await removeDocuments(context, user, count);
  if (await context.documents.delete(users, user.id)) count.set('users', 1);
  // What somebody who was at work wrote while the rest was going.
  await removeDocuments(context, user, count);
  const documents = [...count].filter(([, found]) => found > 0).map(([kind, found]) => ({ store: 'documents' as const, kind, count: found }));
  return { at: new Date().toISOString(), removed: [...documents, ...(commits > 0 ? [{ store: 'facts' as const, kind: 'commits', count: commits }] : [])], tokens: ended };
}

/** Ends deletions that were interrupted. For whoever works in the background. Gives how many; where the signal fires, the rest is left to the next call. */
export async function resumeLeaving(context: VerbContext, signal?: AbortSignal): Promise<number> {
  let ended = 0;
  await eachOf(context.documents, { collection: users, index: 'leaving', values: [true] }, async (user) => {
    await leaveAccount(context, user, signal);
    ended += 1;
  }, { signal });
  return ended;
}
