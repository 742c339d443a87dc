import { DiffParser } from '../diff-parser';
import type { CommitChanges, CommitHeader } from '../types';
import { ID_BYTES } from './instance';
import { COMMIT_BYTES, COUNT_BYTES, LEFT } from './messages';

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

  /** Blocks that are not wholly answered. */
  get blocks(): number {
    return this.#blocks.length;
  }

  /** Notes a block and gives the message that asks it. */
  ask(block: readonly CommitHeader[]): Uint8Array {
    const message = Buffer.alloc(block.length * COMMIT_BYTES);
    for (const [index, { sha, parents }] of block.entries()) {
      message.write(sha, index * COMMIT_BYTES, 'hex');
      message.write(parents[0] ?? '', index * COMMIT_BYTES + ID_BYTES, 'hex');
    }
    this.#asked.push(...block);
    this.#blocks.push(block.length);
    return message;
  }

  /** Matches an answer with its commits. Undefined where they do not belong together; these commits then count as not answered. */
  answer(answer: ArrayBuffer): ThreadAnswer | undefined {
    try {
      return this.#match(answer);
    } catch {
      return undefined;
    }
  }

  #match(answer: ArrayBuffer): ThreadAnswer {
    const count = new DataView(answer).getUint32(0, true);
    const states = new Uint8Array(answer, COUNT_BYTES, count);
    const parser = new DiffParser();
    const found = [...parser.push(Buffer.from(answer, COUNT_BYTES + count)), ...parser.end()];
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
      changes.push({ header, files: commit.files, allSmall: true });
    }
    if (found.length !== changes.length) throw unexpected();
    this.#asked.splice(0, count);
    this.#blocks[0] = (this.#blocks[0] ?? 0) - count;
    if (this.#blocks[0] <= 0) this.#blocks.shift();
    return { changes, left };
  }

  /** What is not answered. */
  rest(): CommitHeader[] {
    return this.#asked.splice(0);
  }
}

function unexpected(): Error {
  return new Error('unexpected answer of the engine');
}
