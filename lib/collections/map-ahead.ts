/**
 * Maps a stream with an asynchronous function, `ahead` items at the same time, and gives the results in the order of the items. Ends the stream where the reader
 * stops or an item fails.
 */
export async function* mapAhead<A, B>(items: AsyncIterable<A>, ahead: number, map: (item: A) => Promise<B>): AsyncGenerator<B> {
  const source = items[Symbol.asyncIterator]();
  const started: Promise<B>[] = [];
  const state = { exhausted: false };
  let pull: Promise<void> | undefined;
  try {
    for (;;) {
      // Items are taken while earlier ones are still at work, but never more than `ahead`.
      while (!state.exhausted && started.length < ahead) {
        pull ??= source.next().then(({ value, done }) => {
          pull = undefined;
          if (done) {
            state.exhausted = true;
            return;
          }
          const result = map(value);
          result.catch(() => undefined);
          started.push(result);
        });
        const first = started[0];
        if (!first) await pull;
        else if ((await Promise.race([pull.then(() => 'more'), first.then(() => 'ready')])) === 'ready') break;
      }
      const first = started.shift();
      if (first) yield await first;
      else if (state.exhausted) return;
    }
  } finally {
    pull?.catch(() => undefined);
    await source.return?.();
  }
}
