import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { createEmbeddedQueue } from '../../lib/queue/embedded';
import { documentStoreContract } from './document-store';
import type { Harness } from './harness';
import { healthHistoryContract } from './health-history';
import { jobQueueContract } from './job-queue';
import { statsStoreContract } from './stats-store';

async function createSqliteHarness(): Promise<Harness> {
  const data = await mkdtemp(path.join(tmpdir(), 'commit-stats-store-'));
  const environment = { COMMIT_STATS_DATA: data };
  return {
    environment,
    open: () => createContext(readSettings({}, environment)),
    remove: () => rm(data, { recursive: true, force: true }),
  };
}

documentStoreContract('SQLite', createSqliteHarness);
healthHistoryContract('SQLite', createSqliteHarness);
statsStoreContract('SQLite', createSqliteHarness);
jobQueueContract('SQLite', createSqliteHarness, ({ documents }) => createEmbeddedQueue(documents));
