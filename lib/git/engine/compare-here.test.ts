import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffCommits } from '../diff';
import { openLocal } from '../open-local';
import type { OpenedSource } from '../source';
import type { CommitChanges, CommitHeader } from '../types';
import { compareHere } from './compare-here';
import { openEngine } from './engine';
import type { Engine } from './engine';

const COMMITS = 200;
const BLOCK = 32;
/** A commit with four files of 2 MB, more than is read for one here. */
const LARGE = 150;
const MERGE = 100;

let root: string;
let source: OpenedSource;
let headers: CommitHeader[];

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'compare-here-'));
  const folder = path.join(root, 'r.git');
  const git = (input: string, ...args: string[]): void => void execFileSync('git', ['-C', root, ...args], { input, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } });
  git('', 'init', '-q', '--bare', '-b', 'main', folder);
  const put = (name: string, text: string): string => `M 100644 inline ${name}\ndata ${text.length}\n${text}\n`;
  const stream: string[] = [];
  for (let at = 1; at <= COMMITS; at += 1) {
    stream.push(`commit refs/heads/main\nmark :${at}\ncommitter A <a@x> ${1_600_000_000 + at} +0000\ndata 1\nx\n`);
    if (at === MERGE) stream.push(`merge :${at - 20}\n`);
    stream.push(put(`file-${at % 7}`, Array.from({ length: 30 }, (_, line) => `${(line * at) % 5} of ${line}\n`).join('')));
    if (at === LARGE) for (const one of [1, 2, 3, 4]) stream.push(put(`large-${one}`, `${one} and further\n`.repeat(150_000).slice(0, 2_000_000)));
  }
  git(stream.join(''), '--git-dir', folder, 'fast-import', '--quiet');
  git('', '--git-dir', folder, 'repack', '-adfq');
  source = await openLocal(folder, { tempParent: path.join(root, 'jobs') });
  headers = [];
  for await (const batch of source.headers()) headers.push(...batch);
});
afterAll(async () => {
  await source.close();
  rmSync(root, { recursive: true, force: true });
});

function opened(): Engine {
  const engine = openEngine({ ...source, contents: false });
  if (!engine) throw new Error('no engine: npm run compile:engine makes it');
  return engine;
}

/** What becomes of all commits. */
async function compare(engine: Engine, onDelivered?: () => void, signal?: AbortSignal): Promise<{ compared: CommitChanges[]; left: CommitHeader[] }> {
  const [compared, left, waiting]: [CommitChanges[], CommitHeader[], CommitHeader[]] = [[], [], [...headers]];
  await compareHere(engine, {
    next: async () => (waiting.length > 0 ? waiting.splice(0, BLOCK) : undefined),
    deliver: async (changes) => {
      compared.push(...changes);
      onDelivered?.();
    },
    leave: (commits) => left.push(...commits),
    signal,
  });
  return { compared, left };
}

const rowsOf = (all: readonly CommitChanges[]) =>
  new Map(all.map(({ header, files }) => [header.sha, files.map(({ path: name, oldPath, oldMode, newMode, oldBlob, newBlob, additions, deletions }) => [name, oldPath, oldMode, newMode, oldBlob, newBlob, additions, deletions])]));
const shasOf = (commits: readonly CommitHeader[]): string[] => commits.map(({ sha }) => sha).toSorted((a, b) => a.localeCompare(b));

describe('commits compared in the program’s own thread', () => {
  it('have the rows that git gives them; merges and large ones are left, and each commit comes once', async () => {
    const { compared, left } = await compare(opened());
    const merge = headers.filter(({ parents }) => parents.length > 1);
    const large = headers.filter(({ authored }) => authored.seconds === 1_600_000_000 + LARGE);
    expect(shasOf(left)).toEqual(shasOf([...merge, ...large]));
    expect(shasOf([...compared.map(({ header }) => header), ...left])).toEqual(shasOf(headers));
    const byGit: CommitChanges[] = [];
    async function* asked(): AsyncGenerator<CommitHeader[]> {
      yield compared.map(({ header }) => header);
    }
    for await (const batch of diffCommits(source, asked())) byGit.push(...batch);
    expect(rowsOf(compared)).toEqual(rowsOf(byGit));
  });

  it('are left where nothing can be read any more, and no others are asked for', async () => {
    const engine = opened();
    engine.close();
    const { compared, left } = await compare(engine);
    expect(compared).toEqual([]);
    expect(left).toEqual(headers.slice(0, BLOCK));
  });

  it('end with one error where they are stopped', async () => {
    const stop = new AbortController();
    await expect(compare(opened(), () => stop.abort(), stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
