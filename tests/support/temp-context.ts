import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { ownBackEnds } from './back-ends';

export interface TempContext {
  context: Context;
  /** Opens the same data a second time. */
  again(): Promise<Context>;
  /** Environment under which a child process opens the same data. */
  environment: Record<string, string>;
  data: string;
  remove(): Promise<void>;
}

/** A context over an empty data folder of its own. */
export async function tempContext(): Promise<TempContext> {
  const data = await mkdtemp(path.join(tmpdir(), 'commit-stats-data-'));
  const environment: Record<string, string> = { ...ownBackEnds(), COMMIT_STATS_DATA: data };
  const opened: Context[] = [];
  const again = async (): Promise<Context> => {
    const context = await createContext(readSettings({}, environment));
    opened.push(context);
    return context;
  };
  return {
    context: await again(),
    again,
    environment,
    data,
    remove: async () => {
      for (const context of opened) await context.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
