// What a person costs, measured on this machine: the time of collections, and the bytes that are kept and sent.
//   npx tsx infra/scripts/measure-for-costs.ts <folder that build-image-folder.mjs made>
// Ends with one line of JSON. Repositories are on this disk: what a network adds is not in it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'libsql';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { users } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { factLines } from '../../lib/stats/influx-points';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.resolve(process.argv[2] ?? root, 'dist/commit-stats.cjs');
const REPOSITORIES = 10;
const COMMITS = 500;

const place = mkdtempSync(path.join(tmpdir(), 'commit-stats-costs-'));
const environment = { COMMIT_STATS_DATA: path.join(place, 'data'), COMMIT_STATS_LOG: 'error' };

function run(...args: string[]): string {
  return execFileSync(process.execPath, [program, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...environment } });
}

function timed(body: () => void): number {
  const start = performance.now();
  body();
  return performance.now() - start;
}

/** Bytes of a kind of document, of its lookups too. */
function documentBytes(): Record<string, { documents: number; bytes: number; lookups: number }> {
  const database = new Database(path.join(environment.COMMIT_STATS_DATA, 'commit-stats.db'));
  const rows = database.prepare(`SELECT d.collection AS name, count(*) AS documents, sum(length(body) + coalesce(length(bytes), 0)) AS bytes,
    (SELECT coalesce(sum(length(name) + length(key) + 8 + length(id)), 0) FROM document_keys k WHERE k.collection = d.collection) AS lookups FROM documents d GROUP BY d.collection`).all() as { name: string; documents: number; bytes: number; lookups: number }[];
  database.close();
  return Object.fromEntries(rows.map(({ name, ...rest }) => [name, rest]));
}

/** All facts of the one person, and the lines in which InfluxDB is sent them. */
async function factBytes(): Promise<{ facts: number; lines: number; lineBytes: number }> {
  const context = await createContext(readSettings({}, environment));
  try {
    const [user] = (await context.documents.list(users, 'account', ['local'])).documents;
    if (!user) throw new Error('Nobody was collected for.');
    const facts: CommitFact[] = [];
    for await (const fact of context.stats.read(user.id, RULES_VERSION)) facts.push(fact);
    const lines = factLines(user.id, RULES_VERSION, facts, Date.now());
    return { facts: facts.length, lines: lines.length, lineBytes: lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0) };
  } finally {
    await context.close();
  }
}

try {
  const folders = Array.from({ length: REPOSITORIES }, (_, number) => path.join(place, `repository-${number}.git`));
  for (const [number, folder] of folders.entries()) {
    execFileSync(process.execPath, ['--import', 'tsx', path.join(root, 'tests/generator/main.ts'), '--commits', String(COMMITS), '--seed', String(number + 1), folder], { cwd: root, stdio: 'ignore' });
  }
  const authors = JSON.parse(run('authors', folders[0] ?? '', '--json')) as { email: string }[] | { authors: { email: string }[] };
  const email = (Array.isArray(authors) ? authors : authors.authors)[0]?.email ?? '';
  const collect = ['collect', ...folders, '--email', email];
  const firstMs = timed(() => run(...collect));
  const againMs = timed(() => run(...collect));
  const bytes = documentBytes();
  console.log(JSON.stringify({
    repositories: REPOSITORIES, commitsEach: COMMITS, ...(await factBytes()), firstMsEach: Math.round(firstMs / REPOSITORIES), nothingNewMsEach: Math.round(againMs / REPOSITORIES),
    documentBytes: Object.values(bytes).reduce((sum, one) => sum + one.bytes, 0), lookupBytes: Object.values(bytes).reduce((sum, one) => sum + one.lookups, 0), bytes,
  }));
} finally {
  rmSync(place, { recursive: true, force: true });
}
