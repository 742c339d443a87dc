import { setTimeout as sleep } from 'node:timers/promises';
import { collections } from '../documents/collections';
import type { CollectionState, Repository } from '../documents/collections';
import type { DocumentStore, NewDocument } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { hasEnded, thisHolder } from './holder';

/** How long a lease holds without being renewed: what a crash of a whole machine costs. A crashed process of this machine is noticed at once. */
const HOLDS = 60_000;
const RENEWED_EVERY = 15_000;
const ASKED_EVERY = 200;

/** Changes of a state; as a function they depend on what is stored at that moment. */
export type StateChange = Partial<CollectionState> | ((state: CollectionState) => Partial<CollectionState>);

/** The right to collect one repository, for one holder at a time. */
export interface Lease {
  /** The state as it is stored now. */
  state(): CollectionState;
  /** Aborted when the lease is lost, or the caller's own signal fires. */
  signal: AbortSignal;
  /** Stores changes and prolongs the lease. Throws `conflict` when somebody else holds it by now: nothing was stored then. */
  update(changes: Partial<CollectionState>): Promise<void>;
  /** Stores changes and gives the lease back. Throws as `update`. */
  release(changes?: StateChange): Promise<void>;
  /** Gives the lease back as it is, without complaint. */
  abandon(): Promise<void>;
}

interface Documents {
  documents: DocumentStore;
}

/** The state of a repository that was never collected: due at once. */
export function newCollectionState({ id, ownerId }: Pick<Repository, 'id' | 'ownerId'>): NewDocument<CollectionState> {
  return {
    id, ownerId, repositoryId: id, leaseUntil: 0, holder: null, fence: 0, attempts: 0, nextDue: 0, dueSince: Date.now(), progress: null, lastHead: null, collectedFor: [], collectedWithout: [], rules: null, generation: 0,
    completed: null, checked: null, shallow: false, incomplete: [], names: [], marker: null,
  };
}

/** The state of a repository's collections, made when there is none. */
export async function collectionState({ documents }: Documents, repository: Repository): Promise<CollectionState> {
  const found = await documents.get(collections, repository.id);
  if (found) return found;
  try {
    return await documents.insert(collections, newCollectionState(repository));
  } catch (error) {
    if (isConflict(error)) return collectionState({ documents }, repository);
    throw error;
  }
}

class HeldLease implements Lease {
  readonly #documents: Documents['documents'];
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly signal: AbortSignal;
  #state: CollectionState;
  #last: Promise<void> = Promise.resolve();

  constructor(documents: Documents['documents'], state: CollectionState, signal: AbortSignal | undefined) {
    this.#documents = documents;
    this.#state = state;
    this.signal = AbortSignal.any([this.#lost.signal, ...(signal ? [signal] : [])]);
    this.#timer = setInterval(() => void this.update({}).catch(() => undefined), RENEWED_EVERY);
    this.#timer.unref();
  }

  state(): CollectionState {
    return this.#state;
  }

  /** One change after the other: each builds on the version the one before it made. */
  #queue(change: () => Promise<void>): Promise<void> {
    const next = this.#last.then(change);
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #store(change: StateChange, held: Partial<CollectionState>): Promise<void> {
    const { fence } = this.#state;
    for (;;) {
      try {
        const changes = typeof change === 'function' ? change(this.#state) : change;
        this.#state = await this.#documents.update(collections, { ...this.#state, ...changes, ...held });
        return;
      } catch (error) {
        if (!isConflict(error)) throw error;
        const found = await this.#documents.get(collections, this.#state.id);
        if (!found || found.fence !== fence) throw this.#loss(error);
        this.#state = found;
      }
    }
  }

  #loss(cause: unknown): AppError {
    clearInterval(this.#timer);
    const error = new AppError('conflict', 'Another process took over this repository. What was stored is right; run the command again to see the result.', { cause });
    this.#lost.abort(error);
    return error;
  }

  update(changes: Partial<CollectionState>): Promise<void> {
    return this.#queue(() => this.#store(changes, { leaseUntil: Date.now() + HOLDS }));
  }

  release(changes: StateChange = {}): Promise<void> {
    clearInterval(this.#timer);
    return this.#queue(() => this.#store(changes, { leaseUntil: 0, holder: null }));
  }

  async abandon(): Promise<void> {
    await this.release().catch(() => undefined);
  }
}

/** Whether nobody collects this repository now: no lease, or one that ran out, or of a process that is known to have ended. */
export function isFree(state: CollectionState, now: number): boolean {
  return state.leaseUntil <= now || hasEnded(state.holder);
}

/**
 * Takes the lease of a state as it was read, without waiting; undefined where somebody else holds it or changed the state since. A state that is due stays so, as a moment
 * later than "at once": who makes it due meanwhile is noticed at the end.
 */
export async function tryLease({ documents }: Documents, state: CollectionState, signal?: AbortSignal): Promise<Lease | undefined> {
  const now = Date.now();
  if (!isFree(state, now)) return undefined;
  try {
    const claimed = await documents.update(collections, { ...state, holder: thisHolder(), leaseUntil: now + HOLDS, fence: state.fence + 1, nextDue: Math.max(state.nextDue, 1) });
    return new HeldLease(documents, claimed, signal);
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
}

/** Frees the lease of a process that is known to have ended. */
async function freeAbandoned({ documents }: Documents, state: CollectionState): Promise<boolean> {
  if (!hasEnded(state.holder)) return false;
  try {
    await documents.update(collections, { ...state, leaseUntil: 0, holder: null });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
  return true;
}

/**
 * Takes the lease of a repository's collection; waits while another process holds it. `onWaiting` is told once.
 * @throws AppError `cancelled` when the signal fires meanwhile.
 */
export async function takeLease(context: Documents, repository: Repository, options: { signal?: AbortSignal; onWaiting?: () => void } = {}): Promise<Lease> {
  await collectionState(context, repository);
  const holder = thisHolder();
  for (let told = false; ;) {
    options.signal?.throwIfAborted();
    const now = Date.now();
    const claimed = await context.documents.claim(collections, 'lease', [repository.id], { atMost: now, set: { holder, leaseUntil: now + HOLDS }, increment: 'fence' });
    if (claimed) return new HeldLease(context.documents, claimed, options.signal);
    if (await freeAbandoned(context, await collectionState(context, repository))) continue;
    if (!told) options.onWaiting?.();
    told = true;
    await sleep(ASKED_EVERY);
  }
}
