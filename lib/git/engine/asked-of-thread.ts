import { DiffParser } from '../diff-parser';
import type { CommitChanges, CommitHeader, FileChange } from '../types';
import { COMMIT_BYTES, LEFT, NO_PAGE, PAGE_BYTES, freePage, roomOf } from './messages';
import type { ContentRoom, FromThread } from './messages';

const NO_PARENT = '0'.repeat(40);

/** The next commits of a block: those that the engine has counted, and those that git is to be asked for. */
interface ThreadAnswer {
  changes: CommitChanges[];
  left: CommitHeader[];
}

/** The commits that were asked of a thread and are not answered yet, in order. */
export class AskedOfThread {
  readonly #asked: CommitHeader[] = [];
  /** How many commits of each block are not answered yet. */
  readonly #blocks: number[] = [];

  constructor(private readonly room: ContentRoom | undefined) {}

  /** Blocks that are not wholly answered. */
  get blocks(): number {
    return this.#blocks.length;
  }

  /** Notes a block and gives the message that asks it. */
  ask(block: readonly CommitHeader[]): Uint8Array {
    // All digits at once: to write each id by itself takes longer than all else that is done for it.
    let ids = '';
    for (const { sha, parents } of block) ids += sha + (parents[0] ?? NO_PARENT);
    const message = Buffer.alloc(block.length * COMMIT_BYTES);
    message.write(ids, 'hex');
    this.#asked.push(...block);
    this.#blocks.push(block.length);
    return message;
  }

  /** Matches an answer with its commits. Undefined where they do not belong together; these commits then count as not answered. */
  answer(answer: FromThread): ThreadAnswer | undefined {
    try {
      return this.#match(answer);
    } catch {
      return undefined;
    }
  }

  #match({ states, attributes, output, page, places }: FromThread): ThreadAnswer {
    const parser = new DiffParser();
    const found = [...parser.push(Buffer.from(output.buffer, output.byteOffset, output.byteLength)), ...parser.end()];
    const changes: CommitChanges[] = [];
    const left: CommitHeader[] = [];
    for (const [index, state] of states.entries()) {
      const header = this.#asked[index];
      if (!header) throw unexpected();
      if (state === LEFT) {
        left.push(header);
        continue;
      }
      const commit = found[changes.length];
      if (!commit || commit.sha !== header.sha || commit.tooMany) throw unexpected();
      changes.push({ header, files: commit.files, allSmall: true, attributes: attributes.get(index) ?? [] });
    }
    if (found.length !== changes.length) throw unexpected();
    this.#setContents(changes, page, places);
    this.#asked.splice(0, states.length);
    this.#blocks[0] = (this.#blocks[0] ?? 0) - states.length;
    if (this.#blocks[0] <= 0) this.#blocks.shift();
    return { changes, left };
  }

  #setContents(changes: CommitChanges[], page: number, places: Uint32Array): void {
    const { room } = this;
    if (!room || page === NO_PAGE) return;
    const files: FileChange[] = [];
    let from = page * PAGE_BYTES;
    for (let at = 0; at < places.length; at += 3) {
      const file = changes[places[at] ?? 0]?.files[places[at + 1] ?? 0];
      const length = places[at + 2] ?? 0;
      if (!file) throw unexpected();
      file.content = Buffer.from(room.bytes, from, length);
      files.push(file);
      from += roomOf(length);
    }
    const free = (): void => {
      for (const file of files) file.content = undefined;
      freePage(room, page);
    };
    const last = changes.at(-1);
    if (last) last.freeContents = free;
    else free();
  }

  /** What is not answered. */
  rest(): CommitHeader[] {
    return this.#asked.splice(0);
  }
}

function unexpected(): Error {
  return new Error('unexpected answer of the engine');
}
