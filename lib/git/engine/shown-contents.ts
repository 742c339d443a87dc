import type { ShowContent } from './instance';
import { NO_PAGE, PAGE_BYTES, kindOf, roomOf } from './messages';
import type { ContentRoom, FromThread } from './messages';

/** Larger contents are not handed over; they are seldom wanted, and read again where they are. */
const MOST_BYTES = 256 * 1024;
/** To unpack a page's contents a second time takes no longer than this. */
const PATIENCE_MS = 20;

/**
 * The contents that a thread has before it while it compares, gathered for whoever classifies them: to unpack them a second time would cost as much again. Where no page is
 * free, or one is full, they are left out. The pages are used again and again, because buffers that come and go make V8 collect its whole memory each time.
 */
export class ShownContents {
  readonly #unwanted = new Set<string>();
  #page = NO_PAGE;
  #bytes: Uint8Array = new Uint8Array(0);
  #used = 0;
  #places: number[] = [];
  /** Counted commits of this answer. */
  #commits = 0;
  /** What was gathered before this commit. */
  #before = { used: 0, places: 0 };

  constructor(private readonly room: ContentRoom | undefined) {}

  want(kind: string, isWanted: boolean): void {
    if (isWanted) this.#unwanted.delete(kind);
    else this.#unwanted.add(kind);
  }

  /** Keeps a content of the commit that is being compared. */
  readonly take: ShowContent = (memory, row, path, pathBytes, content, bytes) => {
    if (bytes > MOST_BYTES) return;
    if (this.#unwanted.size > 0 && this.#unwanted.has(kindOf(Buffer.from(memory.buffer, path, pathBytes).toString('latin1')))) return;
    if (this.#page === NO_PAGE) this.#takePage();
    if (this.#used + bytes > this.#bytes.length) return;
    this.#bytes.set(memory.subarray(content, content + bytes), this.#used);
    this.#used += roomOf(bytes);
    this.#places.push(this.#commits, row, bytes);
  };

  endCommit(isCounted: boolean): void {
    if (isCounted) this.#commits += 1;
    else {
      this.#used = this.#before.used;
      this.#places.length = this.#before.places;
    }
    this.#before = { used: this.#used, places: this.#places.length };
  }

  /** Whether another commit may not find room. */
  get full(): boolean {
    return this.#used >= PAGE_BYTES / 2;
  }

  /** Gives what was gathered and begins anew. */
  handOver(): Pick<FromThread, 'page' | 'places'> {
    const given = { page: this.#page, places: Uint32Array.from(this.#places) };
    this.#page = NO_PAGE;
    this.#bytes = new Uint8Array(0);
    this.#used = 0;
    this.#places = [];
    this.#commits = 0;
    this.#before = { used: 0, places: 0 };
    return given;
  }

  #takePage(): void {
    if (!this.room) return;
    const page = takePage(this.room);
    if (page === NO_PAGE) return;
    this.#page = page;
    this.#bytes = new Uint8Array(this.room.bytes, page * PAGE_BYTES, PAGE_BYTES);
  }
}

/** A free page; where there is none, whoever classifies has fallen behind and is waited for, but not for long. */
function takePage({ taken }: ContentRoom): number {
  const pages = taken.length - 1;
  for (const wait of [PATIENCE_MS, 0]) {
    const freed = Atomics.load(taken, pages);
    for (let page = 0; page < pages; page += 1) if (Atomics.compareExchange(taken, page, 0, 1) === 0) return page;
    if (wait > 0) Atomics.wait(taken, pages, freed, wait);
  }
  return NO_PAGE;
}
