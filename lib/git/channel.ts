/** A queue between several writers and one reader that holds `capacity` items; a writer waits while it is full. */
export class Channel<T> implements AsyncIterable<T> {
  readonly #items: T[] = [];
  #readers: (() => void)[] = [];
  #writers: (() => void)[] = [];
  #closed = false;
  #error: unknown;

  constructor(private readonly capacity: number) {}

  async push(item: T): Promise<void> {
    while (this.#items.length >= this.capacity && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#writers.push(resolve);
      });
    }
    if (this.#closed) return;
    this.#items.push(item);
    this.#wake('readers');
  }

  /** Nothing more will be written; with an error, the reader gets it after what was written before. */
  close(error?: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#error = error;
    this.#wake('readers');
    this.#wake('writers');
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      while (this.#items.length > 0) {
        const item = this.#items.shift() as T;
        this.#wake('writers');
        yield item;
      }
      if (this.#closed) {
        if (this.#error !== undefined) throw this.#error;
        return;
      }
      await new Promise<void>((resolve) => {
        this.#readers.push(resolve);
      });
    }
  }

  #wake(who: 'readers' | 'writers'): void {
    const waiting = who === 'readers' ? this.#readers : this.#writers;
    if (who === 'readers') this.#readers = [];
    else this.#writers = [];
    for (const resolve of waiting) resolve();
  }
}
