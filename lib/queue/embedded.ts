import { isFree, newCollectionState, tryLease } from '../collections/lease';
import { collections, users } from '../documents/collections';
import type { CollectionState } from '../documents/collections';
import { listAll } from '../documents/list-all';
import type { DocumentStore } from '../documents/port';
import { isConflict } from '../errors/is-conflict';
import { MOST_FAILURES, nextTry } from '../schedule/due-rules';
import { createTurns } from '../schedule/turns';
import type { Job, JobQueue, QueueCounts } from './port';

/** Claimed ones stay at the head of a person's list; so many workers may be busy for him before others of his wait. */
const LOOK_AT = 16;

/** States that are due and looked at to find whose turn it is; where more are due, everybody is looked at besides, some at each round of turns. */
const DUE_LOOKED_AT = 200;
const DUE_PAGE = 1_000;
const PEOPLE_LOOKED_AT = 100;

/** What a queue over the states can do besides, for one whose messages only wake its workers. */
export interface StateQueue extends JobQueue {
  /** Who has something due, each once, whose is due longest first: page after page of what is due. */
  everybodyDue(): AsyncIterable<string[]>;
  /** The job of one person that is due longest and nobody holds. */
  claimOf(ownerId: string, signal?: AbortSignal): Promise<Job | undefined>;
  /** Whether anything of a person waits for a worker now. */
  hasDue(ownerId: string): Promise<boolean>;
}

/** The queue that needs no server: the stored state of each repository's collection is its place in it, and the lease of the collection is the claim. */
class EmbeddedQueue implements StateQueue {
  readonly #documents: DocumentStore;
  readonly #turns = createTurns(() => this.#people());
  #lookedAt: string | undefined;

  constructor(documents: DocumentStore) {
    this.#documents = documents;
  }

  async *everybodyDue(most = Infinity): AsyncGenerator<string[], boolean> {
    const told = new Set<string>();
    let after: string | undefined;
    const limit = Math.min(most, DUE_PAGE);
    for (let looked = 0; looked < most; looked += limit) {
      const page = await this.#documents.list(collections, 'due', [], { after, limit });
      const now = Date.now();
      const due = page.documents.filter(({ nextDue }) => nextDue <= now);
      const fresh = [...new Set(due.map(({ ownerId }) => ownerId))].filter((ownerId) => !told.has(ownerId));
      for (const ownerId of fresh) told.add(ownerId);
      if (fresh.length > 0) yield fresh;
      after = page.next;
      if (after === undefined || due.length < page.documents.length) return true;
    }
    return false;
  }

  /** Whose turn may be next. All who have something due; where very much is due, who waits longest and, in some rounds, everybody else. */
  async #people(): Promise<string[]> {
    const waiting = new Set<string>();
    const due = this.everybodyDue(DUE_LOOKED_AT);
    for (;;) {
      const step = await due.next();
      if (step.done !== true) for (const ownerId of step.value) waiting.add(ownerId);
      else if (step.value) return [...waiting];
      else break;
    }
    const page = await this.#documents.list(users, 'all', [], { after: this.#lookedAt, limit: PEOPLE_LOOKED_AT });
    this.#lookedAt = page.next;
    for (const { id } of page.documents) if (!waiting.has(id) && (await this.isBusy(id))) waiting.add(id);
    return [...waiting];
  }

  async enqueue({ repositoryId, ownerId }: { repositoryId: string; ownerId: string }, notBefore = 0): Promise<void> {
    const found = await this.#documents.get(collections, repositoryId);
    if (found && found.nextDue <= notBefore) return;
    try {
      if (found) await this.#documents.update(collections, { ...found, nextDue: notBefore, ...(notBefore === 0 && { dueSince: Date.now() }) });
      else await this.#documents.insert(collections, { ...newCollectionState({ id: repositoryId, ownerId }), nextDue: notBefore });
    } catch (error) {
      if (!isConflict(error)) throw error;
      await this.enqueue({ repositoryId, ownerId }, notBefore);
    }
  }

  async claimOf(ownerId: string, signal?: AbortSignal): Promise<Job | undefined> {
    const { documents } = await this.#documents.list(collections, 'dueOf', [ownerId], { limit: LOOK_AT });
    for (const state of documents) {
      if (state.nextDue > Date.now()) return undefined;
      const lease = await tryLease({ documents: this.#documents }, state, signal);
      if (!lease) continue;
      const job: Job = { repositoryId: state.repositoryId, ownerId, lease };
      if (!(state.progress !== null && state.attempts >= MOST_FAILURES)) return job;
      // Its runs ended neither well nor badly, again and again: it brings its worker down.
      await this.fail(job);
    }
    return undefined;
  }

  claim(signal?: AbortSignal): Promise<Job | undefined> {
    return this.#turns.next((ownerId) => this.claimOf(ownerId, signal));
  }

  async complete({ lease }: Job, notBefore: number): Promise<void> {
    // Facts that a run wrote which failed afterwards may not have been counted yet, although nothing is new now.
    await lease.release(({ nextDue, attempts, generation, completed }) => ({
      nextDue: nextDue === 0 ? 0 : notBefore, attempts: 0, progress: null, ...(attempts > 0 && completed !== null && { generation: generation + 1, unpublished: true }),
    }));
  }

  async fail({ lease }: Job, retryAt?: number): Promise<void> {
    const { attempts } = lease.state();
    const failures = Math.max(1, lease.state().progress === null ? attempts + 1 : attempts);
    const nextDue = nextTry({ now: Date.now(), failures, retryAt });
    await lease.release((state) => ({ nextDue: state.nextDue === 0 ? 0 : nextDue, attempts: failures, progress: null }));
  }

  async release({ lease }: Job): Promise<void> {
    // A run that was asked to stop is no failed one.
    await lease.release(({ attempts, progress }) => (progress === null ? {} : { attempts: Math.max(0, attempts - 1), progress: null })).catch(() => undefined);
  }

  async hasDue(ownerId: string): Promise<boolean> {
    const now = Date.now();
    const { documents } = await this.#documents.list(collections, 'dueOf', [ownerId], { limit: LOOK_AT });
    return documents.some((state) => state.nextDue <= now && isFree(state, now));
  }

  async isBusy(ownerId: string): Promise<boolean> {
    const own = (await this.#documents.list(collections, 'dueOf', [ownerId], { limit: 1 })).documents[0];
    return own !== undefined && own.nextDue <= Date.now();
  }

  async counts(ownerId: string): Promise<QueueCounts> {
    const now = Date.now();
    const kindOf = (state: CollectionState): keyof QueueCounts => {
      if (!isFree(state, now)) return 'running';
      if (state.nextDue <= now) return 'due';
      return state.attempts >= MOST_FAILURES ? 'setAside' : 'waiting';
    };
    const counts: QueueCounts = { due: 0, running: 0, waiting: 0, setAside: 0 };
    for (const state of await listAll(this.#documents, collections, 'owner', [ownerId])) counts[kindOf(state)] += 1;
    return counts;
  }
}

/** The queue of repositories to collect, kept in the document store. */
export function createEmbeddedQueue(documents: DocumentStore): JobQueue {
  return new EmbeddedQueue(documents);
}

/** The same for a queue of messages to build upon. */
export function createStateQueue(documents: DocumentStore): StateQueue {
  return new EmbeddedQueue(documents);
}
