import type { CommitChanges, CommitHeader, FileChange } from '../types';
import { ChangesReader } from './changes-table';
import { ID_BYTES } from './instance';
import { COMMIT_BYTES, LEFT, NO_PAGE, PAGE_BYTES, freePage, roomOf } from './messages';
import type { ContentRoom, FromThread } from './messages';

const COMMIT_WORDS = COMMIT_BYTES / Uint32Array.BYTES_PER_ELEMENT;
const ID_DIGITS = 2 * ID_BYTES;
const NO_ID = '0'.repeat(ID_DIGITS);

/** The next commits of a block: those that the engine has counted, and those that git is to be asked for. */
interface ThreadAnswer {
  changes: CommitChanges[];
  left: CommitHeader[];
}

/** Commits that were asked of a thread at once. */
interface Block {
  headers: readonly CommitHeader[];
  /** What was asked: `COMMIT_WORDS` numbers for each, its id first. */
  ids: Uint32Array;
  answered: number;
}

/** The commits that were asked of a thread and are not answered yet, in order. */
export class AskedOfThread {
  readonly #blocks: Block[] = [];
  readonly #reader = new ChangesReader();

  constructor(private readonly room: ContentRoom | undefined) {}

  /** Blocks that are not wholly answered. */
  get blocks(): number {
    return this.#blocks.length;
  }

  /** Notes a block and gives the message that asks it. */
  ask(headers: readonly CommitHeader[]): Uint8Array {
    const ids = new Uint32Array(headers.length * COMMIT_WORDS);
    const message = Buffer.from(ids.buffer);
    let digits = '';
    for (const { sha, parents, tree } of headers) digits += sha + (parents[0] ?? NO_ID) + (tree || NO_ID);
    if (message.write(digits, 'hex') !== message.length) throw unexpected();
    this.#blocks.push({ headers, ids, answered: 0 });
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

  #match({ states, attributes, table, page, places }: FromThread): ThreadAnswer {
    const [block] = this.#blocks;
    if (!block) throw unexpected();
    const reader = this.#reader;
    const changes: CommitChanges[] = [];
    const left: CommitHeader[] = [];
    reader.begin(table);
    for (let index = 0; index < states.length; index += 1) {
      const commit = block.answered + index;
      const header = block.headers[commit];
      if (!header) throw unexpected();
      if (states[index] === LEFT) left.push(header);
      else changes.push({ header, files: reader.next(block.ids, commit * COMMIT_WORDS), allSmall: true, attributes: attributes.get(index) ?? [] });
    }
    reader.end();
    this.#setContents(changes, page, places);
    block.answered += states.length;
    if (block.answered === block.headers.length) this.#blocks.shift();
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
    return this.#blocks.splice(0).flatMap(({ headers, answered }) => headers.slice(answered));
  }
}

function unexpected(): Error {
  return new Error('unexpected answer of the engine');
}
