import type { Context } from '../context';
import { collections, repositories } from '../documents/collections';
import type { CollectionState, Repository, User } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { rowOf } from '../repositories/list-repositories';
import type { RepositoryRow } from '../repositories/list-repositories';
import { collectingProgress, stepLeft } from './progress';
import type { CollectingProgress } from './progress';

/** How often everything is read anew; in between only what is due, and what was. */
const ANEW_MS = 30_000;
/** What changed so shortly before the first look is told with it: the page may have been made before. */
const RECENT_MS = 60_000;

/** What changes in a row of the repositories' table while it is collected. */
export interface LiveRow extends Pick<RepositoryRow, 'id' | 'active' | 'collect' | 'progress' | 'step' | 'found' | 'lastCommit' | 'completed' | 'checked' | 'incomplete' | 'message'> {
  /** Seconds until the step under way is done; null while nobody can say. */
  left: number | null;
}

export interface Look {
  progress: CollectingProgress;
  /** Rows that are not as they were at the look before. */
  rows: LiveRow[];
  /** Milliseconds until another look is worth its cost. */
  wait: number;
}

function liveRow(repository: Repository, state: CollectionState | undefined, now: number): LiveRow {
  const { id, active, collect, progress, step, found, lastCommit, completed, checked, incomplete, message } = rowOf(repository, state);
  return { id, active, collect, progress, step, found, lastCommit, completed, checked, incomplete, message, left: stepLeft(step, now) };
}

/** Looks at the collection of one person's repositories again and again, and reads no more than what may have changed. */
export class CollectingWatch {
  readonly #documents: Context['documents'];
  readonly #userId: string;
  readonly #told = new Map<string, string>();
  #repositories = new Map<string, Repository>();
  #states = new Map<string, CollectionState>();
  #pending = new Set<string>();
  #anew = 0;
  #first = true;

  constructor({ documents }: Pick<Context, 'documents'>, user: Pick<User, 'id'>) {
    this.#documents = documents;
    this.#userId = user.id;
  }

  /** What it is like now. `now` in milliseconds since 1970. */
  async look(now = Date.now()): Promise<Look> {
    if (now - this.#anew >= ANEW_MS) await this.#readAll(now);
    else await this.#readPending(now);
    const known = [...this.#repositories.values()].map((repository) => [repository, this.#states.get(repository.id)] as const);
    const rows = known.flatMap(([repository, state]) => this.#changed(repository, state, now));
    this.#first = false;
    return { progress: collectingProgress(known, now), rows, wait: this.#pending.size <= 200 ? 2_000 : this.#pending.size <= 1_000 ? 5_000 : 10_000 };
  }

  #changed(repository: Repository, state: CollectionState | undefined, now: number): LiveRow[] {
    const stamp = `${repository.version} ${state?.version ?? 0}`;
    if (this.#told.get(repository.id) === stamp) return [];
    this.#told.set(repository.id, stamp);
    const recent = state !== undefined && (state.holder !== null || now - Date.parse(state.checked ?? '1970-01-01T00:00:00Z') < RECENT_MS);
    return this.#first && !recent ? [] : [liveRow(repository, state, now)];
  }

  async #readAll(now: number): Promise<void> {
    const [own, states] = await Promise.all([listAll(this.#documents, repositories, 'owner', [this.#userId]), listAll(this.#documents, collections, 'owner', [this.#userId])]);
    this.#repositories = new Map(own.map((repository) => [repository.id, repository]));
    this.#states = new Map(states.map((state) => [state.repositoryId, state]));
    this.#pending = new Set(states.flatMap(({ repositoryId, nextDue }) => (nextDue <= now ? [repositoryId] : [])));
    this.#anew = now;
  }

  async #readPending(now: number): Promise<void> {
    const pending = new Set<string>();
    let after: string | undefined;
    do {
      const page = await this.#documents.list(collections, 'dueOf', [this.#userId], { after });
      const due = page.documents.filter(({ nextDue }) => nextDue <= now);
      for (const state of due) {
        pending.add(state.repositoryId);
        this.#states.set(state.repositoryId, state);
      }
      after = due.length === page.documents.length ? page.next : undefined;
    } while (after !== undefined);
    for (const id of this.#pending) if (!pending.has(id)) await this.#readOne(id);
    // Added meanwhile: the next look reads everything.
    if ([...pending].some((id) => !this.#repositories.has(id))) this.#anew = 0;
    this.#pending = pending;
  }

  async #readOne(id: string): Promise<void> {
    const [repository, state] = await Promise.all([this.#documents.get(repositories, id), this.#documents.get(collections, id)]);
    if (state) this.#states.set(id, state);
    else this.#states.delete(id);
    if (repository) this.#repositories.set(id, repository);
    else this.#repositories.delete(id);
  }
}
