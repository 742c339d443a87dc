import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context';
import type { Aggregate, CvSettings, Repository, StoredCv, User } from '../documents/collections';
import { unpackSnapshot } from '../snapshots/pack-snapshot';
import type { Snapshot } from '../snapshots/types';
import { countFacts } from './aggregate';
import type { Without } from './aggregate';
import { starsIn, withStars } from './own-stars';
import { appearances, redact } from './redact';
import type { RedactionContext } from './redact';
import { collectedRepositories } from './sources';
import type { CollectedRepository } from './sources';

const ID_DIGITS = 16;

/** How repositories appear where a CV says nothing: as their own pages say. */
export function appearanceDefaults(repositories: readonly Pick<Repository, 'id' | 'shown' | 'alias'>[]): NonNullable<RedactionContext['defaults']> {
  return new Map(repositories.map(({ id, shown, alias }) => [id, { shown, alias }]));
}

/** Ids of repositories as one CV gives them: always the same there, not to be joined with those of another CV. */
function opaqueIds(user: Pick<User, 'hashKey'>, cvId: string): RedactionContext['opaqueId'] {
  return (id) => createHmac('sha256', Buffer.from(user.hashKey, 'hex')).update(`cv ${cvId} ${id}`).digest('hex').slice(0, ID_DIGITS);
}

/** Whether the facts must be counted anew for these choices: something goes before copies are looked for and commits divided. */
function mustCount(whole: Snapshot, settings: CvSettings, hidden: ReadonlySet<string>): boolean {
  return whole.repositories.some(({ id }) => hidden.has(id)) || settings.hiddenLanguages.some((language) => whole.languages.includes(language));
}

/** Counts that somebody who edits asks for again and again: with every letter of an alias, and once more when he publishes. */
const counts = new LRUCache<string, Promise<Snapshot>>({ max: 4 });

/** Counts anew without what is hidden, once for the same facts and choices. */
function countWithout(context: Pick<Context, 'stats'>, user: User, leftAway: Without, { aggregate, collected }: { aggregate: Aggregate; collected: readonly CollectedRepository[] }): Promise<Snapshot> {
  const key = JSON.stringify([user.id, user.version, aggregate.version, collected.map(({ repository, state }) => [repository.id, repository.version, state.version]), [...leftAway.repositories].toSorted(), [...leftAway.languages].toSorted()]);
  const there = counts.get(key);
  if (there) return there;
  const made = countFacts(context, user, collected, leftAway).then(({ snapshot }) => snapshot);
  counts.set(key, made);
  made.catch(() => counts.delete(key));
  return made;
}

/** The numbers before names and dates are redacted: without hidden repositories and languages left out, as if they had never been collected. */
async function baseOf(context: Pick<Context, 'stats'>, user: User, settings: CvSettings, given: { aggregate: Aggregate; collected: readonly CollectedRepository[] }): Promise<Snapshot> {
  const defaults = appearanceDefaults(given.collected.map(({ repository }) => repository));
  const whole = unpackSnapshot(given.aggregate.columns);
  const appearanceOf = appearances(settings, defaults);
  const hidden = new Set(whole.repositories.map(({ id }) => id).filter((id) => appearanceOf(id).shown === 'hidden'));
  if (!mustCount(whole, settings, hidden)) return whole;
  const counted = await countWithout(context, user, { repositories: hidden, languages: new Set(settings.hiddenLanguages) }, given);
  const repositories = withStars(counted.repositories, starsIn(whole));
  return { ...counted, repositories, made: whole.made, ...(whole.packages !== undefined && { packages: whole.packages }), ...(whole.pullRequests !== undefined && { pullRequests: whole.pullRequests }) };
}

/** How many repositories that readers may know of wait for their first collection. */
function waitingFor({ waiting }: Aggregate, { repositories }: CvSettings): number {
  const own = new Map(repositories.map(({ repository, shown }) => [repository, shown]));
  return waiting.filter(({ repository, appearance }) => (own.get(repository) ?? appearance) !== 'hidden').length;
}

/** The numbers of a CV as its readers may see them under the given settings. */
export async function snapshotFor(context: Pick<Context, 'documents' | 'stats'>, user: User, cv: Pick<StoredCv, 'id'>, settings: CvSettings, aggregate: Aggregate): Promise<Snapshot> {
  const collected = await collectedRepositories(context, user);
  const base = await baseOf(context, user, settings, { aggregate, collected });
  const defaults = appearanceDefaults(collected.map(({ repository }) => repository));
  return redact({ ...base, waiting: waitingFor(aggregate, settings) }, settings, { defaults, opaqueId: opaqueIds(user, cv.id) });
}
