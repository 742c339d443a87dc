import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConnection } from './connection';
import { migrate } from './migrations';
import { DATABASE_FILE, openDatabase } from './open';

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'commit-stats-sqlite-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the SQLite file', () => {
  it('is made in a folder that did not exist, readable by its owner only, in WAL mode with full durability', () => {
    const connection = openDatabase(path.join(folder, 'deep', 'er'));
    connection.run("INSERT INTO document_indexes VALUES ('a', 'b', 'c')");
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(path.join(folder, 'deep', 'er', DATABASE_FILE + suffix)).mode & 0o077).toBe(0);
    }
    expect(connection.all('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(connection.all('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
    connection.close();
  });

  it('runs each migration once and keeps what is stored', () => {
    const file = path.join(folder, 'm.db');
    const first = openConnection(file);
    migrate(first, ['CREATE TABLE a (x INTEGER)']);
    first.run('INSERT INTO a VALUES (1)');
    migrate(first, ['CREATE TABLE a (x INTEGER)', 'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1']);
    const second = openConnection(file);
    migrate(second, ['CREATE TABLE a (x INTEGER)', 'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1']);
    expect(second.all('SELECT * FROM a')).toEqual([{ x: 1, y: 2 }]);
    first.close();
    second.close();
  });

  it('keeps nothing of a migration that fails', () => {
    const connection = openConnection(path.join(folder, 'm.db'));
    expect(() => migrate(connection, ['CREATE TABLE a (x INTEGER); CREATE TABLE a (x INTEGER)'])).toThrow();
    migrate(connection, ['CREATE TABLE a (x INTEGER)']);
    connection.close();
  });

  it('refuses a file that a newer program made', () => {
    const connection = openConnection(path.join(folder, 'm.db'));
    migrate(connection, ['CREATE TABLE a (x INTEGER)', 'CREATE TABLE b (x INTEGER)']);
    expect(() => migrate(connection, ['CREATE TABLE a (x INTEGER)'])).toThrow(/newer version/u);
    connection.close();
  });

  it('rolls a failed transaction back and goes on', () => {
    const connection = openDatabase(folder);
    expect(() => connection.transaction(() => {
      connection.run("INSERT INTO document_indexes VALUES ('a', 'b', 'c')");
      throw new Error('no');
    })).toThrow('no');
    expect(connection.all('SELECT * FROM document_indexes')).toEqual([]);
    connection.transaction(() => connection.run("INSERT INTO document_indexes VALUES ('a', 'b', 'c')"));
    expect(connection.all('SELECT * FROM document_indexes')).toHaveLength(1);
    connection.close();
  });

  it('holds nothing else up while it waits for another one that writes, and writes as soon as it may', async () => {
    const [other, waiting] = [openDatabase(folder), openDatabase(folder)];
    const insert = (): number => waiting.run("INSERT INTO document_indexes VALUES ('a', 'b', 'c')");
    other.run('BEGIN IMMEDIATE');
    let done = false;
    const writing = waiting.transactionInTurn(insert).then((changed) => {
      done = true;
      return changed;
    });
    await later(60);
    expect(waiting.all('SELECT * FROM document_indexes')).toEqual([]);
    expect(done).toBe(false);
    other.run('COMMIT');
    expect(await writing).toBe(1);
    const never = waiting.transactionInTurn(() => { throw new Error('no'); });
    await expect(never).rejects.toThrow('no');
    for (const connection of [other, waiting]) connection.close();
    await expect(waiting.transactionInTurn(insert)).rejects.toThrow(/closed/u);
  });

  it('says what is wrong with a file that is no database, a folder that is a file, and a closed store', () => {
    writeFileSync(path.join(folder, DATABASE_FILE), 'this is text and no database at all, long enough to have a header of a hundred bytes or more than that, surely');
    expect(() => openDatabase(folder)).toThrow(/is not a database/u);
    expect(() => openDatabase(path.join(folder, DATABASE_FILE))).toThrow(/folder cannot be made/u);
    const connection = openConnection(path.join(folder, 'm.db'));
    connection.close();
    connection.close();
    expect(() => connection.all('SELECT 1')).toThrow(/closed/u);
  });
});
