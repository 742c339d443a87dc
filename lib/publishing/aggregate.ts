import type { Context } from '../context';
import { aggregates } from '../documents/collections';
import type { Aggregate, User } from '../documents/collections';
import { newId } from '../documents/new-id';
import { isConflict } from '../errors/is-conflict';
import { RULES_VERSION } from '../facts/types';
import { collectedRepositories, isCurrent } from './sources';
import type { CollectedRepository } from './sources';

type Stores = Pick<Context, 'documents' | 'stats'>;

/** Reads every fact once and packs the numbers. The parts that count are loaded here, so that a run with nothing new starts without them. */
async function packFacts({ stats }: Stores, user: User, collected: readonly CollectedRepository[]): Promise<{ rules: number; columns: Uint8Array }> {
  const [{ createSnapshotBuilder }, { packSnapshot }, { isHeadlineLanguage }] = await Promise.all([
    import('../snapshots/snapshot-builder'), import('../snapshots/pack-snapshot'), import('../languages/language-table'),
  ]);
  const rulesOf = ({ state }: CollectedRepository): number => state.rules ?? RULES_VERSION;
  const rules = collected.length === 0 ? RULES_VERSION : Math.min(...collected.map(rulesOf));
  const builder = createSnapshotBuilder({
    rules,
    isHeadlineLanguage,
    repositories: collected.map(({ repository, state, source }) => ({
      id: repository.id, name: source.name, forge: repository.forge, openSource: repository.openSource, updated: state.completed,
    })),
  });
  for (const one of collected) {
    for await (const fact of stats.read(user.id, rulesOf(one), one.repository.id)) builder.add(fact);
    for (const { commit, reason } of one.state.incomplete) builder.addIncomplete({ repository: one.source.name, commit, reason });
  }
  return { rules, columns: packSnapshot(builder.build(new Date().toISOString())) };
}

/** The stored aggregate of a user, however old. */
export async function storedAggregate({ documents }: Pick<Context, 'documents'>, user: User): Promise<Aggregate | undefined> {
  return (await documents.list(aggregates, 'owner', [user.id])).documents[0];
}

/**
 * Brings the user's aggregate up to date with his facts. The version is read before the facts: of two processes that end
 * different repositories at once, the one that writes later has seen both, and the other one counts again.
 */
export async function ensureAggregate(context: Stores, user: User): Promise<Aggregate> {
  for (;;) {
    const stored = await storedAggregate(context, user);
    const collected = await collectedRepositories(context, user);
    if (stored && isCurrent(stored, collected)) return stored;
    const fields = { ...(await packFacts(context, user, collected)), sources: collected.map(({ source }) => source) };
    try {
      if (stored) return await context.documents.update(aggregates, { ...stored, ...fields });
      return await context.documents.insert(aggregates, { id: newId(), ownerId: user.id, ...fields });
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}
