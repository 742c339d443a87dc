import { afterEach, beforeEach } from 'vitest';
import type { Context } from '../../lib/context';

/** One empty store of an adapter, which this process and children of it can open at the same time. */
export interface Harness {
  /** A context with connections of its own to the same data. The suite closes it. */
  open(): Promise<Context>;
  /** Environment under which a child process opens the same data by its settings. */
  environment: Record<string, string>;
  /** Removes the data. */
  remove(): Promise<void>;
}

/** Makes an empty store for a test. */
export type HarnessFactory = () => Promise<Harness>;

/** Gives each test of a group an empty store of its own and a context over it, which `use` is told of before it; both are gone after it. */
export function eachInAnEmptyStore(create: HarnessFactory, use: (harness: Harness, context: Context) => void): void {
  let harness: Harness;
  let context: Context;
  beforeEach(async () => {
    harness = await create();
    context = await harness.open();
    use(harness, context);
  });
  afterEach(async () => {
    await context.close();
    await harness.remove();
  });
}
