import type { Context } from '../context';
import { createHash } from 'node:crypto';
import { trustOf } from '../accounts/trust-of';
import { collections, identities, repositories } from '../documents/collections';
import type { Aggregate, CollectionState, Repository, Source, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { displayNames } from '../repositories/display-names';
import { countsDigest, pullRequestsOf } from '../reviews/counts-of';
import type { SnapshotTrust } from '../snapshots/types';
import { unreadSince, workingTokens } from './unread-since';

/** A repository that was collected completely at least once, as it takes part in the aggregate. */
export interface CollectedRepository {
  repository: Repository;
  state: CollectionState;
  source: Source;
  /** `YYYY-MM-DD` since when it cannot be read at present. */
  unread: string | undefined;
  /** What stands behind a commit of it by one of the person's identities; null where nobody knows which. */
  trustOf: (identity: string | null) => SnapshotTrust | null;
  /** Whether the last complete run looked for this identity. What a run under way found of another one counts once that is complete. */
  covered: (identity: string | null) => boolean;
}

/** Short for a list that only has to be told from others. */
function digest(items: readonly string[]): string {
  return items.length === 0 ? '' : ` ${createHash('sha256').update(items.join()).digest('hex').slice(0, 12)}`;
}

/** What stands behind commits by an address that its owner only typed. */
function trustWhereTyped(repository: Repository): SnapshotTrust {
  if (repository.forge === 'reported') return 'reported';
  return trustOf({ verified: null }, repository) === 'access' ? 'access' : 'claimed';
}

/** Until which day a repository was checked, once nobody can read it any more. */
export function verifiedDay({ verifiedUntil }: Pick<Repository, 'verifiedUntil'>): string | null {
  return verifiedUntil === null ? null : verifiedUntil.slice(0, 10);
}

/** Told only of repositories that are not read as usual, so that aggregates of all others stay as they are. */
function access(repository: Repository, unread: string | undefined): string {
  const until = verifiedDay(repository);
  return `${until === null ? '' : ` until ${until}`}${repository.status === 'present' ? '' : ` ${repository.status}`}${unread === undefined ? '' : ` unread since ${unread}`}`;
}

/** Numbers of its forge that change without a commit: stars of what may be its owner's open source, pull requests. */
function told({ openSource, fork, stars, owner }: Repository, pullRequests: string): string {
  const starred = openSource === true && !fork && stars !== null && owner?.kind === 'person';
  return `${starred ? ` ${stars} stars` : ''}${pullRequests === '' ? '' : ` requests ${pullRequests}`}`;
}

/** What an aggregate made now would be made from. */
export interface Standing {
  collected: CollectedRepository[];
  /** Chosen repositories that wait for their first collection. */
  waiting: Aggregate['waiting'];
}

/** The user's completely collected repositories in the order of their ids. */
export async function collectedRepositories(context: Pick<Context, 'documents'>, user: User): Promise<CollectedRepository[]> {
  return (await standingOf(context, user)).collected;
}

/** The user's repositories as they stand: those that were collected completely, and those that wait for it, each in the order of their ids. */
export async function standingOf({ documents }: Pick<Context, 'documents'>, user: User): Promise<Standing> {
  const all = await listAll(documents, repositories, 'owner', [user.id]);
  const states = new Map((await listAll(documents, collections, 'owner', [user.id])).map((state) => [state.repositoryId, state]));
  const names = displayNames(all);
  const own = await listAll(documents, identities, 'owner', [user.id]);
  const verified = new Set(own.flatMap((identity) => (identity.verified === null ? [] : [identity.id])));
  const emailOf = new Map(own.map(({ id, email }) => [id, email]));
  const vouched = digest([...verified].toSorted());
  const working = await workingTokens(documents, user);
  const pullRequests = await pullRequestsOf({ documents }, user);
  const waiting = all.flatMap((repository) => {
    const waits = repository.active && repository.status === 'present' && repository.empty !== true && (states.get(repository.id)?.completed ?? null) === null;
    return waits ? [{ repository: repository.id, appearance: appearanceOf(repository) }] : [];
  });
  const collected = all.flatMap((repository): CollectedRepository[] => {
    const state = states.get(repository.id);
    if (!state || state.completed === null) return [];
    const { id, openSource } = repository;
    const unread = unreadSince(repository, state, working);
    const typed = trustWhereTyped(repository);
    const source = { repository: id, generation: state.generation, name: names.get(id) ?? repository.name, basis: `${typed}${vouched}${repository.fork ? ' fork' : ''}${access(repository, unread)}${digest(repository.exclusions.commits)}${told(repository, countsDigest(pullRequests.get(id)))}`, openSource, appearance: appearanceOf(repository) };
    const trust = (identity: string | null): SnapshotTrust | null => {
      if (typed === 'reported') return typed;
      if (identity === null) return null;
      return verified.has(identity) ? 'verified' : typed;
    };
    const looked = new Set(state.collectedFor);
    const covered = (identity: string | null): boolean => {
      const email = identity === null ? undefined : emailOf.get(identity);
      return email === undefined || looked.size === 0 || looked.has(email);
    };
    return [{ repository, state, source, unread, trustOf: trust, covered }];
  });
  return { collected, waiting };
}

/** How a repository appears on CVs that say nothing about it. */
function appearanceOf({ shown, alias }: Repository): string {
  return shown === 'alias' ? `alias ${alias}` : shown;
}

/** Whether the aggregate was made from exactly these: the fields of a source, and of one that waits, stand in the order of its schema. */
export function isCurrent(aggregate: Aggregate, now: Standing): boolean {
  return JSON.stringify([aggregate.sources, aggregate.waiting]) === JSON.stringify([now.collected.map(({ source }) => source), now.waiting]);
}
