import { setImmediate } from 'node:timers/promises';
import type { CommitFact } from '../facts/types';
import type { SqliteConnection } from '../sqlite/connection';
import type { StatsStore } from './port';
import { FACT_COLUMNS, toFact, toValues } from './sqlite-rows';

/** Facts a transaction. Between transactions other processes may write and timers of this one run. */
const TRANSACTION = 1_000;
/** Facts a statement. */
const STATEMENT = 50;
/** Facts that a reader holds at once. */
const PAGE = 1_000;

function insertSql(rows: number): string {
  const row = `(${FACT_COLUMNS.map(() => '?').join(', ')})`;
  return `INSERT OR REPLACE INTO facts (${FACT_COLUMNS.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
}

function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

class SqliteStatsStore implements StatsStore {
  readonly #connection: SqliteConnection;

  constructor(connection: SqliteConnection) {
    this.#connection = connection;
  }

  /** Looked up in every transaction: another process may have removed the repository since. */
  #seriesFor(userId: string, rules: number, repository: string): number {
    const key = [userId, rules, repository];
    this.#connection.run('INSERT OR IGNORE INTO fact_series (user_id, rules, repository) VALUES (?, ?, ?)', key);
    return this.#connection.all('SELECT series FROM fact_series WHERE user_id = ? AND rules = ? AND repository = ?', key)[0]?.series as number;
  }

  #writeChunk(userId: string, rules: number, facts: readonly CommitFact[]): void {
    const series = new Map<string, number>();
    for (const { repository } of facts) {
      if (!series.has(repository)) series.set(repository, this.#seriesFor(userId, rules, repository));
    }
    for (const part of chunks(facts, STATEMENT)) {
      this.#connection.run(insertSql(part.length), part.flatMap((fact) => toValues(series.get(fact.repository) as number, fact)));
    }
  }

  async write(userId: string, rules: number, facts: readonly CommitFact[]): Promise<void> {
    for (const part of chunks(facts, TRANSACTION)) {
      await this.#connection.transactionInTurn(() => this.#writeChunk(userId, rules, part));
      await setImmediate();
    }
  }

  #series(userId: string, rules: number, repository: string | undefined): { series: number; repository: string }[] {
    const rows = this.#connection.all('SELECT series, repository FROM fact_series WHERE user_id = ? AND rules = ? ORDER BY series', [userId, rules]);
    const all = rows.map((row) => ({ series: row.series as number, repository: row.repository as string }));
    return repository === undefined ? all : all.filter((one) => one.repository === repository);
  }

  async *read(userId: string, rules: number, repository?: string, from = ''): AsyncGenerator<CommitFact> {
    for (const { series, repository: name } of this.#series(userId, rules, repository)) {
      let after = from;
      for (let rows = PAGE; rows === PAGE;) {
        const page = this.#connection.all('SELECT * FROM facts WHERE series = ? AND commit_id > ? ORDER BY commit_id LIMIT ?', [series, after, PAGE]);
        for (const row of page) yield toFact(name, row);
        rows = page.length;
        after = (page.at(-1)?.commit_id ?? '') as string;
        await setImmediate();
      }
    }
  }

  async commitIds(userId: string, rules: number, repository: string): Promise<Set<string>> {
    const [series] = this.#series(userId, rules, repository);
    if (!series) return new Set();
    const rows = this.#connection.all('SELECT commit_id FROM facts WHERE series = ?', [series.series]);
    return new Set(rows.map((row) => row.commit_id as string));
  }

  async removeCommits(userId: string, repository: string, commits: readonly string[]): Promise<number> {
    let removed = 0;
    for (const part of chunks([...new Set(commits)], TRANSACTION)) {
      const gone = await this.#connection.transactionInTurn(() => this.#removeChunk(userId, repository, part));
      removed += gone;
      await setImmediate();
    }
    return removed;
  }

  #removeChunk(userId: string, repository: string, commits: readonly string[]): number {
    const which = `FROM facts WHERE series IN (SELECT series FROM fact_series WHERE user_id = ? AND repository = ?)
      AND commit_id IN (SELECT value FROM json_each(?))`;
    const values = [userId, repository, JSON.stringify(commits)];
    const found = this.#connection.all(`SELECT count(DISTINCT commit_id) AS found ${which}`, values)[0]?.found as number;
    this.#connection.run(`DELETE ${which}`, values);
    return found;
  }

  async #removeSeries(where: string, values: (string | number)[]): Promise<void> {
    await this.#connection.transactionInTurn(() => {
      this.#connection.run(`DELETE FROM facts WHERE series IN (SELECT series FROM fact_series WHERE ${where})`, values);
      this.#connection.run(`DELETE FROM fact_series WHERE ${where}`, values);
    });
  }

  async removeRepository(userId: string, repository: string, rules?: number): Promise<void> {
    if (rules === undefined) await this.#removeSeries('user_id = ? AND repository = ?', [userId, repository]);
    else await this.#removeSeries('user_id = ? AND repository = ? AND rules = ?', [userId, repository, rules]);
  }

  async removeUser(userId: string): Promise<void> {
    await this.#removeSeries('user_id = ?', [userId]);
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}

/** Facts in the SQLite file. A commit is one row; writing it again replaces it. */
export function createSqliteStatsStore(connection: SqliteConnection): StatsStore {
  return new SqliteStatsStore(connection);
}
