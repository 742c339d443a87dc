import { vaultKeys } from '../documents/collections';
import type { StoredVaultKey } from '../documents/collections';
import { listAll } from '../documents/list-all';
import { newId } from '../documents/new-id';
import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import type { MasterKeys } from './master-keys';

const OWNER = 'vault';
/** How long an unwrapped key is held in memory. */
const HELD = 3_600_000;
/** A process that read the newest key just before it was superseded has stored what it sealed long before this. */
const GRACE = 2 * HELD;

/** A branch key that can be used. */
export interface BranchKey {
  stored: StoredVaultKey;
  key: Uint8Array;
}

/** The branch keys: wrapped in the documents, unwrapped in memory for an hour at most. `now` in milliseconds. */
export class BranchKeys {
  readonly #documents: DocumentStore;
  readonly #masters: MasterKeys;
  readonly #now: () => number;
  readonly #held = new Map<string, { key: Promise<Uint8Array>; until: number }>();
  #first: Promise<StoredVaultKey> | undefined;

  constructor(documents: DocumentStore, masters: MasterKeys, now: () => number) {
    this.#documents = documents;
    this.#masters = masters;
    this.#now = now;
  }

  /** All, oldest first. */
  all(): Promise<StoredVaultKey[]> {
    return listAll(this.#documents, vaultKeys, 'owner', [OWNER]);
  }

  /** The newest one, made when there is none. */
  async newest(): Promise<BranchKey> {
    const stored = (await this.all()).at(-1) ?? (await this.#makeFirst());
    return { stored, key: await this.#unwrapped(stored) };
  }

  /** However many ask at once, one call goes to the master key. */
  async #makeFirst(): Promise<StoredVaultKey> {
    this.#first ??= this.make();
    try {
      return await this.#first;
    } finally {
      this.#first = undefined;
    }
  }

  /** A branch key by its id. Throws `secret-unreadable` when it is not there. */
  async byId(id: string): Promise<BranchKey> {
    const stored = await this.#documents.get(vaultKeys, id);
    if (!stored) throw new AppError('secret-unreadable', 'The key under which this was kept is not there any more. Enter the token again.');
    return { stored, key: await this.#unwrapped(stored) };
  }

  /** A new branch key, newer than all others. Of several processes that make the first one at once, one does. */
  async make(): Promise<StoredVaultKey> {
    const before = await this.all();
    const number = (before.at(-1)?.number ?? 0) + 1;
    const id = newId();
    const { masterId, wrapped } = await this.#masters.makeBranch(id, before.length === 0);
    try {
      return await this.#documents.insert(vaultKeys, { id, ownerId: OWNER, number, masterId, wrapped, created: new Date(this.#now()).toISOString() });
    } catch (error) {
      if (!isConflict(error)) throw error;
      return (await this.all()).at(-1) ?? this.make();
    }
  }

  /** Removes superseded keys that are not in use, and master keys that wrap none that is left. Gives the removed ones' ids. */
  async retire(isInUse: (keyId: string) => Promise<boolean>): Promise<string[]> {
    const all = await this.all();
    const gone: string[] = [];
    for (const [place, { id }] of all.entries()) {
      const next = all[place + 1];
      if (next === undefined || Date.parse(next.created) + GRACE > this.#now() || (await isInUse(id))) continue;
      await this.#documents.delete(vaultKeys, id);
      this.#held.delete(id);
      gone.push(id);
    }
    if (gone.length > 0) await this.#masters.keepOnly(new Set((await this.all()).map(({ masterId }) => masterId)));
    return gone;
  }

  forget(): void {
    this.#held.clear();
  }

  #unwrapped({ id, masterId, wrapped }: StoredVaultKey): Promise<Uint8Array> {
    for (const [held, { until }] of this.#held) {
      if (until <= this.#now()) this.#held.delete(held);
    }
    const found = this.#held.get(id);
    if (found) return found.key;
    const key = this.#masters.unwrap(masterId, wrapped, id);
    this.#held.set(id, { key, until: this.#now() + HELD });
    // Only a key is held, not the failure to get one.
    key.catch(() => this.#held.delete(id));
    return key;
  }
}
