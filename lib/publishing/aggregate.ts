import { factsPlace } from '../collections/series';
import type { Context } from '../context';
import { trustOfSigned } from '../accounts/trust-of';
import { aggregates } from '../documents/collections';
import type { Aggregate, User } from '../documents/collections';
import { newId } from '../documents/new-id';
import { isConflict } from '../errors/is-conflict';
import { ownerExclusions } from '../facts/owner-exclusions';
import { RULES_VERSION } from '../facts/types';
import type { ChangeFact, CommitFact } from '../facts/types';
import { pullRequestsOf } from '../reviews/counts-of';
import type { Snapshot } from '../snapshots/types';
import { ownStars, withStars } from './own-stars';
import { isCurrent, standingOf, verifiedDay } from './sources';
import type { CollectedRepository, Standing } from './sources';

type Stores = Pick<Context, 'documents' | 'stats'>;

/** What is left away before anything is counted. */
export interface Without {
  /** Ids of repositories whose facts are not read. */
  repositories: ReadonlySet<string>;
  /** Languages in which code counts as left out by the owner. */
  languages: ReadonlySet<string>;
}

const NOTHING: Without = { repositories: new Set(), languages: new Set() };

/** A fact without languages that are left out: their lines are the owner's to leave out, and nothing names them. */
function without(fact: CommitFact, languages: Without['languages']): CommitFact {
  if (languages.size === 0 || !fact.changes.some(({ language }) => language !== null && languages.has(language))) return fact;
  const changes = fact.changes.map((change): ChangeFact => {
    if (change.language === null || !languages.has(change.language)) return change;
    return { ...change, language: null, category: change.category === 'code' || change.category === 'test' ? 'excluded' : change.category };
  });
  return { ...fact, changes };
}

/** What was counted, and the person's commits by the id of the address that wrote them. */
export interface Counted {
  snapshot: Snapshot;
  identities: ReadonlyMap<string, number>;
}

/** Reads every fact once and counts. The parts that count are loaded here, so that a run with nothing new starts without them. */
export async function countFacts({ stats }: Pick<Context, 'stats'>, user: User, collected: readonly CollectedRepository[], leftAway: Without = NOTHING): Promise<Counted> {
  const [{ createSnapshotBuilder }, { isHeadlineLanguage }] = await Promise.all([import('../snapshots/snapshot-builder'), import('../languages/language-table')]);
  const placeOf = ({ repository: { id }, state }: CollectedRepository): FactsPlace => ({ id, ...factsPlace(id, state) });
  const rules = collected.length === 0 ? RULES_VERSION : Math.min(...collected.map((one) => placeOf(one).rules));
  const counted = collected.filter(({ repository }) => !leftAway.repositories.has(repository.id));
  const marked = new Map(counted.map(({ repository }) => [repository.id, ownerExclusions(user.hashKey, repository.exclusions.commits)]));
  const trusts = new Map(counted.map(({ repository, trustOf }) => [repository.id, trustOf]));
  const covers = new Map(counted.map(({ repository, covered }) => [repository.id, covered]));
  const builder = createSnapshotBuilder({
    rules,
    isHeadlineLanguage,
    trustOf: (fact) => trustOfSigned(trusts.get(fact.repository)?.(fact.identity) ?? null, fact),
    repositories: counted.map(({ repository, state, source, unread }) => ({
      id: repository.id, name: source.name, forge: repository.forge, openSource: repository.openSource, fork: repository.fork, updated: state.completed,
      verifiedUntil: verifiedDay(repository), status: repository.status, ...(unread !== undefined && { unreadSince: unread }),
    })),
  });
  for await (const fact of factsOf(stats, user, counted.map(placeOf))) {
    if (covers.get(fact.repository)?.(fact.identity) !== false) builder.add(without(marked.get(fact.repository)?.(fact) ?? fact, leftAway.languages));
  }
  for (const { state, source } of counted) {
    for (const { commit, reason } of state.incomplete) builder.addIncomplete({ repository: source.name, commit, reason });
  }
  const snapshot = builder.build(new Date().toISOString());
  return { snapshot, identities: builder.commitsByIdentity() };
}

/** Where the facts of a repository lie that count. */
interface FactsPlace {
  id: string;
  series: string;
  rules: number;
}

/** The facts of some repositories from where each one's count, under the ids of these. All of a person are asked for at once: a question to the stats store costs more than what it is answered with. */
async function* factsOf(stats: Context['stats'], user: User, places: readonly FactsPlace[]): AsyncGenerator<CommitFact> {
  const bySeries = new Map(places.map((place) => [place.series, place]));
  const [only, ...others] = places;
  const read = async function* read(rules: number, series?: string): AsyncGenerator<CommitFact> {
    for await (const fact of stats.read(user.id, rules, series)) {
      const place = bySeries.get(fact.repository);
      if (place?.rules !== rules) continue;
      yield place.id === fact.repository ? fact : { ...fact, repository: place.id };
    }
  };
  if (only && others.length === 0) yield* read(only.rules, only.series);
  else for (const rules of new Set(places.map((place) => place.rules))) yield* read(rules);
}

async function packFacts(context: Stores, user: User, { collected, waiting }: Standing): Promise<Pick<Aggregate, 'rules' | 'columns' | 'identities'>> {
  const { packSnapshot } = await import('../snapshots/pack-snapshot');
  const [{ namedPackages }, { snapshot, identities }] = await Promise.all([import('./packages-of'), countFacts(context, user, collected)]);
  const packages = await namedPackages(context, user, collected);
  const counts = await pullRequestsOf(context, user);
  const pullRequests = collected.flatMap(({ repository: { id } }) => { const columns = counts.get(id); return columns ? [{ repository: id, ...columns }] : []; });
  const repositories = withStars(snapshot.repositories, await ownStars(context, user, collected));
  return { rules: snapshot.rules, identities: [...identities].map(([identity, commits]) => ({ identity, commits })), columns: packSnapshot({ ...snapshot, repositories, ...(packages.length > 0 && { packages }), ...(pullRequests.length > 0 && { pullRequests }), ...(waiting.length > 0 && { waiting: waiting.length }) }) };
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
    const standing = await standingOf(context, user);
    if (stored && isCurrent(stored, standing)) return stored;
    const fields = { ...(await packFacts(context, user, standing)), sources: standing.collected.map(({ source }) => source), waiting: standing.waiting };
    try {
      if (stored) return await context.documents.update(aggregates, { ...stored, ...fields });
      return await context.documents.insert(aggregates, { id: newId(), ownerId: user.id, ...fields });
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
}
