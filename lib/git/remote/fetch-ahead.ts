import type { CommitHeader } from '../types';
import { BLOB_REQUESTS, fetchBlobs, fetchPack, isRefusal } from './fetch-objects';
import type { Session } from './fetch-objects';
import { attributeBlobs, changedBlobs, folderOf } from './needed-objects';
import type { TreePair } from './needed-objects';

/** Shares of the history after which what was found so far is asked for. */
const PARTS = [0.4, 0.75];
/** Fewer commits than these wait for more: a part costs two requests at least. */
const WORTH_A_PART = 80;
/** Blobs that are missing on the server; beyond, what was fetched here does not count. */
const FEW_MISSING = 16;

interface Part {
  commits: CommitHeader[];
  /** True where all their trees and blobs are there, and those of all parts before. */
  done: Promise<boolean>;
}

/**
 * Fetches the trees and blobs of commits while the history they belong to is still arriving, in a few parts. Nothing depends on it but time: what it could not bring, or what was
 * not to be known early, is left to whoever asks for it afterwards.
 */
export class FetchAhead {
  readonly parts: Part[] = [];
  /** What ended the reading of the repository from here, before anybody asked for a part. */
  failure: unknown;
  #waiting: CommitHeader[] = [];
  #reached = 0;
  #trees: Promise<unknown> = Promise.resolve();
  readonly #asked = new Set<string>();
  readonly #missing = new Set<string>();
  #failed = false;

  constructor(
    private readonly session: Session,
    private readonly treeOf: (sha: string) => string | undefined,
    private readonly wants: (header: CommitHeader) => boolean,
  ) {}

  add(header: CommitHeader): void {
    if (this.wants(header)) this.#waiting.push(header);
  }

  /** So much of the history has arrived. */
  part(share: number): void {
    const next = PARTS[this.#reached];
    if (next === undefined || share < next) return;
    this.#reached += 1;
    if (this.#waiting.length >= WORTH_A_PART) this.#start();
  }

  /** All of the history has arrived. */
  end(): void {
    this.#start();
  }

  /** Resolves when nothing is under way any more, however it ended. */
  async settled(): Promise<void> {
    this.#failed = true;
    await Promise.allSettled(this.parts.map(({ done }) => done));
  }

  #start(): void {
    const commits: CommitHeader[] = [];
    const pairs: TreePair[] = [];
    const later: CommitHeader[] = [];
    for (const header of this.#waiting) {
      const { sha, tree, parents: [parent] } = header;
      const against = parent === undefined ? undefined : this.treeOf(parent) || undefined;
      if (tree === '' || (parent !== undefined && against === undefined)) {
        later.push(header);
        continue;
      }
      commits.push(header);
      pairs.push({ sha, tree, against });
    }
    this.#waiting = later;
    if (commits.length === 0 || this.#failed) return;
    const { session } = this;
    const done = this.#bring(pairs, this.parts.at(-1)?.done ?? Promise.resolve(true)).catch((cause: unknown) => {
      this.#failed = true;
      if (isRefusal(cause)) return false;
      this.failure ??= cause;
      // Nothing else that is under way can be of use.
      session.connection.close();
      throw cause;
    });
    // Whoever waits for it hears of a failure; until then nobody does.
    done.catch(() => undefined);
    this.parts.push({ commits, done });
  }

  async #bring(pairs: readonly TreePair[], before: Promise<boolean>): Promise<boolean> {
    const { session } = this;
    const wants = this.#new(pairs.flatMap(({ tree, against }) => (against === undefined ? [tree] : [tree, against])));
    const mine = wants.length > 0 ? fetchPack(session, { wants, filter: 'blob:none' }) : Promise.resolve();
    // Trees that an earlier part asked for are part of the comparison too.
    this.#trees = Promise.all([this.#trees, mine]);
    await this.#trees;
    const folder = folderOf(session);
    const [blobs, attributes] = await Promise.all([changedBlobs(folder, pairs), attributeBlobs(folder, pairs)]);
    for (const [id, name] of attributes) blobs.set(id, name);
    const fresh = new Set(this.#new(blobs.keys()));
    for (const id of blobs.keys()) if (!fresh.has(id)) blobs.delete(id);
    if (!this.#failed) await fetchBlobs(session, blobs, this.#missing, BLOB_REQUESTS);
    return (await before) && !this.#failed && this.#missing.size <= FEW_MISSING;
  }

  /** Those of the ids that nobody has asked for yet; they count as asked for from now on. */
  #new(ids: Iterable<string>): string[] {
    const found: string[] = [];
    for (const id of ids) {
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      found.push(id);
    }
    return found;
  }
}
