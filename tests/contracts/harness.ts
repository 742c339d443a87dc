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
