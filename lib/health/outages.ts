import { AppError } from '../errors/app-error';

/** The stores that are watched. */
export type WatchedStore = 'documents' | 'stats';

// The pages and the server in front are built apart but run in one process: what one learns the other knows.
const PLACE = Symbol.for('commit-stats.outages');
type Shared = typeof globalThis & { [PLACE]?: Map<WatchedStore, number> };

/** How long a question may take before it counts as not answered, in milliseconds. Facts are written with pauses and repetitions. */
const PATIENCE: Readonly<Record<WatchedStore, number>> = { documents: 3_000, stats: 15_000 };

function outages(): Map<WatchedStore, number> {
  return ((globalThis as Shared)[PLACE] ??= new Map());
}

/** Since when a store has not answered this process, in milliseconds since 1970; undefined where its last answer came in time. */
export function failingSince(store: WatchedStore): number | undefined {
  return outages().get(store);
}

/** A store answered. */
export function noteAnswer(store: WatchedStore): void {
  if (outages().size > 0) outages().delete(store);
}

/** A store did not answer what it was asked at this moment, in milliseconds since 1970. */
export function noteFailure(store: WatchedStore, asked: number): void {
  if (!outages().has(store)) outages().set(store, asked);
}

async function watchedCall<T>(store: WatchedStore, answer: Promise<T>): Promise<T> {
  const asked = Date.now();
  const timer = setTimeout(() => noteFailure(store, asked), PATIENCE[store]);
  timer.unref();
  try {
    const value = await answer;
    noteAnswer(store);
    return value;
  } catch (error) {
    // A refusal is an answer.
    if (error instanceof AppError && error.code === 'store-failed') noteFailure(store, asked);
    else noteAnswer(store);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return value instanceof Promise;
}

async function* watchedRows<T>(store: WatchedStore, rows: AsyncIterable<T>): AsyncGenerator<T> {
  const asked = Date.now();
  try {
    yield* rows;
  } catch (error) {
    if (error instanceof AppError && error.code === 'store-failed') noteFailure(store, asked);
    throw error;
  }
}

/** The same store, of which this process knows whether it answers, and since when it does not. */
export function watched<T extends object>(store: WatchedStore, opened: T): T {
  const methods = new Map<PropertyKey, unknown>();
  return new Proxy(opened, {
    get(target, name) {
      const known = methods.get(name);
      if (known) return known;
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function' || name === 'close') return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      const method = (...given: unknown[]): unknown => {
        const answer: unknown = (value as (...all: unknown[]) => unknown).apply(target, given);
        if (isPromise(answer)) return watchedCall(store, answer);
        return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer ? watchedRows(store, answer as AsyncIterable<unknown>) : answer;
      };
      methods.set(name, method);
      return method;
    },
  });
}
