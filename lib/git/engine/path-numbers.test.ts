import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPacks } from './find-packs';
import { EngineInstance } from './instance';
import { GitText } from './testing/git-text';

const ENVIRONMENT = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as unknown as NodeJS.ProcessEnv;
const WORDS = ['diff-tree', '--stdin', '--always', '-r', '--root', '-M', '--raw', '--numstat', '-z', '--no-abbrev'];
const CACHE_BYTES = 8 << 20;
/** From so many paths, or bytes of them, on all are forgotten. */
const MANY = 16_384;
const MANY_BYTES = 1 << 20;
/** Places that are looked at for a path. */
const MOST_LOOKS = 32;

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'paths-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Commits that each put these files where they were not, or with another content; how many paths came with each, and with which number the first one. */
function handedOver(name: string, commits: readonly (readonly string[])[]): { first: number; paths: number }[] {
  const folder = path.join(root, `${name}.git`);
  const git = (input: string, ...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, input, maxBuffer: 1 << 28 }).toString('latin1');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env: ENVIRONMENT });
  git(commits.flatMap((files, commit) => [
    `blob\nmark :${commit + 1}\ndata 2\n${commit}\n`,
    `commit refs/heads/main\ncommitter A <a@x> ${1_600_000_000 + commit} +0000\ndata 1\nx\n`, ...files.map((file) => `M 100644 :${commit + 1} ${file}\n`),
  ]).join(''), 'fast-import', '--quiet');
  git('', 'repack', '-adfq');
  const shas = git('', 'rev-list', '--reverse', 'main').trim().split('\n');
  const engine = new EngineInstance(new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, 'compiled/engine.wasm'))), findPacks(folder) ?? [], CACHE_BYTES);
  const text = new GitText();
  try {
    return shas.map((sha, index) => {
      const parent = shas[index - 1];
      expect(engine.diff(Buffer.from(sha, 'hex'), parent === undefined ? undefined : Buffer.from(parent, 'hex'))).toBe(0);
      const table = engine.takeChanges();
      expect(text.of(table) === git(`${sha}\n`, ...WORDS)).toBe(true);
      return { first: table.firstPath, paths: table.pathBounds.length - 1 };
    });
  } finally {
    engine.close();
  }
}

const MASK = (1n << 64n) - 1n;
const ODD = 0x9e37_79b9_7f4a_7c15n;
/** What `ODD` has to be multiplied with for 1. */
const INVERSE = Array.from({ length: 6 }).reduce<bigint>((found) => (found * (2n - ODD * found)) & MASK, ODD);

/** Names of sixteen letters that all want the same place of the table (assembly/lines/hashes.ts): the second eight are chosen to fit the first. */
function alike(count: number): string[] {
  const found: string[] = [];
  const goal = 0x0123_4567_89ab_cdefn;
  for (let attempt = 0; found.length < count; attempt += 1) {
    const first = Buffer.from(`n${attempt.toString(36).padStart(7, '-')}`);
    const hash = (16n << 29n) ^ ((first.readBigUInt64LE() * ODD) & MASK);
    const turned = ((hash << 29n) | (hash >> 35n)) & MASK;
    const second = Buffer.alloc(8);
    second.writeBigUInt64LE(((turned ^ goal) * INVERSE) & MASK);
    if (/^[\w!#-.:-@[\]^{-~]{8}$/.test(second.toString('latin1'))) found.push(`${first.toString()}${second.toString()}`);
  }
  return found;
}

const files = (from: number, count: number, folder = ''): string[] => Array.from({ length: count }, (_, file) => `${folder}${(from + file) % 100}/${from + file}`);

describe('paths that the engine hands over', () => {
  it('come once', () => {
    const few = files(0, 100);
    expect(handedOver('once', [few, few, [...few, 'other'], few.slice(50), ['another', 'other']])).toEqual([
      { first: 1, paths: 100 }, { first: 101, paths: 0 }, { first: 101, paths: 1 }, { first: 102, paths: 0 }, { first: 102, paths: 1 },
    ]);
  });

  it('are forgotten where there are too many, whether they come at once or one after the other', () => {
    const [some, more] = [files(0, 10_000), files(10_000, 9000)];
    expect(some.length + more.length).toBeGreaterThan(MANY);
    expect(handedOver('many', [some, some, more, more, some.slice(0, 10), files(30_000, 19_000), more])).toEqual([
      { first: 1, paths: 10_000 }, { first: 10_001, paths: 0 }, { first: 10_001, paths: 9000 }, { first: 1, paths: 9000 }, { first: 9001, paths: 10 }, { first: 9011, paths: 19_000 }, { first: 1, paths: 9000 },
    ]);
  });

  it('come again where more of them want one place than are looked for there', () => {
    const names = alike(40);
    expect(handedOver('alike', [names, names])).toEqual([{ first: 1, paths: 40 }, { first: 41, paths: 40 - MOST_LOOKS }]);
  });

  it('are forgotten where they are too long', () => {
    const long = files(0, 1200, `${'x'.repeat(240)}/`.repeat(4));
    expect(long.join('').length).toBeGreaterThan(MANY_BYTES);
    expect(handedOver('long', [long, long.slice(600), long.slice(600)])).toEqual([{ first: 1, paths: 1200 }, { first: 1, paths: 600 }, { first: 601, paths: 0 }]);
  });
});
