import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../lib/context';
import { AppError } from '../../lib/errors/app-error';

/**
 * How a call goes wrong. `error`: nothing is done. `lost`: it is done, but the caller is told that it failed. `late`: the caller is told that it failed, and a moment
 * later it is done nevertheless, as after a timeout.
 */
export const FAULTS = ['error', 'lost', 'late'] as const;
export type Fault = (typeof FAULTS)[number];

/** Calls of the stores, counted together. */
export interface FaultyStores extends Pick<Context, 'documents' | 'stats'> {
  /** Calls so far. */
  calls(): number;
  /** Resolves when what was done late is done. */
  settled(): Promise<void>;
}

const UNTOUCHED = new Set(['close']);

function failure(): AppError {
  return new AppError('store-failed', 'The store did not answer.');
}

/** Back ends of which one call goes wrong, counted over all of them. */
export interface Faulty {
  /** The same back end with its calls counted. What goes wrong says so with this error. */
  wrap<T extends object>(backEnd: T, error?: () => AppError): T;
  /** Calls so far. */
  calls(): number;
  /** Resolves when what was done late is done. */
  settled(): Promise<void>;
}

/** Lets the call of this number (from 1) go wrong, whichever wrapped back end it is of. */
export function oneFault(fault: Fault, number: number): Faulty {
  let calls = 0;
  const late: Promise<unknown>[] = [];
  const failing = async (work: () => Promise<unknown>, error: () => AppError): Promise<never> => {
    if (fault === 'lost') await work();
    if (fault === 'late') late.push(sleep(15).then(work).catch(() => undefined));
    throw error();
  };
  const reading = async function* reading(items: AsyncIterable<unknown>): AsyncGenerator {
    if (fault !== 'error') yield* items;
    throw failure();
  };
  return {
    wrap: (backEnd, error = failure) => new Proxy(backEnd, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function' || UNTOUCHED.has(String(name))) return value;
        return (...given: unknown[]): unknown => {
          const call = (): unknown => (value as (...all: unknown[]) => unknown).apply(target, given);
          calls += 1;
          if (calls !== number) return call();
          return name === 'read' ? reading(call() as AsyncIterable<unknown>) : failing(async () => call(), error);
        };
      },
    }),
    calls: () => calls,
    settled: async () => {
      await Promise.all(late);
    },
  };
}

/** The same stores, but their call of this number (from 1) goes wrong. */
export function faultyStores(context: Pick<Context, 'documents' | 'stats'>, fault: Fault, number: number): FaultyStores {
  const faulty = oneFault(fault, number);
  return { documents: faulty.wrap(context.documents), stats: faulty.wrap(context.stats), calls: () => faulty.calls(), settled: () => faulty.settled() };
}
