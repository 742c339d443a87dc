import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCommitRecord } from '../commit-record';
import { RecordSplitter } from '../record-splitter';
import type { CommitHeader } from '../types';
import { WalkedCommits } from '../walked-commits';
import { findPacks } from './find-packs';
import { EngineInstance } from './instance';
import { LEFT } from './messages';
import { GitText, withoutLikeness } from './testing/git-text';

const ENVIRONMENT = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as unknown as NodeJS.ProcessEnv;
const WORDS = ['diff-tree', '--stdin', '--always', '-r', '--root', '-M', '--raw', '--numstat', '-z', '--no-abbrev'];
const CACHE_BYTES = 4 << 20;
const COMMITS = 60;

let root: string;
let whole: { folder: string; pack: Buffer; index: Buffer; name: string };
let engineFile: WebAssembly.Module;
let commits: { sha: string; parent: string | undefined }[];
let truth: Map<string, string>;
let listing: (CommitHeader | undefined)[];

beforeAll(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'damaged-'));
  engineFile = new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, 'compiled/engine.wasm')));
  const folder = path.join(root, 'whole.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env: ENVIRONMENT });
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet'], { env: ENVIRONMENT, input: history() });
  execFileSync('git', ['-C', folder, 'repack', '-adfq', '--depth=20'], { env: ENVIRONMENT });
  const packs = path.join(folder, 'objects/pack');
  const name = (readdirSync(packs).find((file) => file.endsWith('.idx')) ?? '').slice(0, -4);
  whole = { folder, name, pack: readFileSync(path.join(packs, `${name}.pack`)), index: readFileSync(path.join(packs, `${name}.idx`)) };
  const listed = execFileSync('git', ['-C', folder, 'rev-list', '--parents', 'main'], { env: ENVIRONMENT }).toString('latin1').trim();
  commits = listed.split('\n').map((line) => ({ sha: line.slice(0, 40), parent: line.slice(41) || undefined }));
  listing = listByGit(folder);
  truth = new Map(commits.map(({ sha }) => [sha, askGit(folder, sha)]));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Commits that each change a few of a dozen files in folders, so that packs hold most of them as differences; now and then they go to another folder. */
function history(): Buffer {
  const lines = Array.from({ length: 12 }, (_, file) => Array.from({ length: 120 }, (__, line) => `line ${line * (file + 1)} of file ${file}, which is like many others`));
  const stream: string[] = [];
  const names: string[] = [];
  for (let commit = 0; commit < COMMITS; commit += 1) {
    stream.push(`commit refs/heads/main\ncommitter Ada <ada@x> ${1_600_000_000 + commit} +0000\ndata 1\nx\n`);
    for (const [file, text] of lines.entries()) {
      if (commit > 0 && (commit * 7 + file * 5) % 11 > 2) continue;
      text.splice((commit * 13) % text.length, commit % 3, `changed in ${commit}`, `and again ${commit * file}`);
      const content = `${text.join('\n')}\n`;
      const name = `${['', 'lib/deep/', 'moved/'][(file + Math.floor(commit / 15)) % 3] ?? ''}${file}.txt`;
      if (commit > 0 && name !== names[file]) stream.push(`D ${names[file] ?? ''}\n`);
      names[file] = name;
      stream.push(`M 100644 inline ${name}\ndata ${Buffer.byteLength(content)}\n${content}\n`);
    }
  }
  return Buffer.from(stream.join(''));
}

function askGit(folder: string, sha: string): string {
  return withoutLikeness(spawnSync('git', ['-C', folder, ...WORDS], { env: ENVIRONMENT, input: `${sha}\n` }).stdout.toString('latin1'));
}

const sorted = (headers: (CommitHeader | undefined)[]): (CommitHeader | undefined)[] => headers.toSorted((a, b) => ((a?.sha ?? '') < (b?.sha ?? '') ? -1 : 1));

function listByGit(folder: string): (CommitHeader | undefined)[] {
  return sorted(new RecordSplitter().push(spawnSync('git', ['-C', folder, 'rev-list', '--header', '--parents', commits[0]?.sha ?? ''], { env: ENVIRONMENT }).stdout).map(parseCommitRecord));
}

/** Writes a git folder with these bytes as its only pack. */
function folderWith(pack: Buffer, index: Buffer): string {
  const folder = mkdtempSync(path.join(root, 'm-'));
  for (const inner of ['objects/pack', 'refs']) mkdirSync(path.join(folder, inner), { recursive: true });
  writeFileSync(path.join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  writeFileSync(path.join(folder, `objects/pack/${whole.name}.pack`), pack);
  writeFileSync(path.join(folder, `objects/pack/${whole.name}.idx`), index);
  return folder;
}

/** What the engine says of each commit; undefined where it leaves it to git. Undefined as a whole where it does not take the packs. */
function askEngine(folder: string): (string | undefined)[] | undefined {
  const packs = findPacks(folder);
  if (!packs) return undefined;
  let engine: EngineInstance;
  try {
    engine = new EngineInstance(engineFile, packs, CACHE_BYTES);
  } catch {
    return undefined;
  }
  const text = new GitText();
  try {
    return commits.map(({ sha, parent }) => {
      const state = engine.diff(Buffer.from(sha, 'hex'), parent === undefined ? undefined : Buffer.from(parent, 'hex'));
      const said = text.of(engine.takeChanges());
      return state !== LEFT ? said : undefined;
    });
  } finally {
    engine.close();
  }
}

/** All commits as the engine lists them; undefined where it leaves them to git. */
function listByEngine(folder: string): (CommitHeader | undefined)[] | undefined {
  const packs = findPacks(folder);
  if (!packs) return undefined;
  let engine: EngineInstance | undefined;
  try {
    engine = new EngineInstance(engineFile, packs, CACHE_BYTES);
    if (!engine.startWalk({ tips: Buffer.from(commits[0]?.sha ?? '', 'hex'), addresses: undefined })) return undefined;
    const walked = new WalkedCommits();
    const headers: CommitHeader[] = [];
    for (;;) {
      const part = engine.walk();
      headers.push(...walked.read(part).headers);
      if (part.state === 'through') return sorted(headers);
      if (part.state === 'failed') return undefined;
    }
  } catch {
    return undefined;
  } finally {
    engine?.close();
  }
}

describe('an engine over packs', () => {
  it('says of whole ones what git says, byte for byte', () => {
    const said = askEngine(whole.folder);
    expect(said).toHaveLength(COMMITS);
    expect(said?.filter((one) => one?.includes(' R\0')).length).toBeGreaterThan(COMMITS / 10);
    for (const [index, { sha }] of commits.entries()) expect(said?.[index]).toBe(truth.get(sha));
    expect(listByEngine(whole.folder)).toEqual(listing);
  });

  it('says of damaged ones what git says, or leaves it to git, and always ends', () => {
    const damage = fc.array(fc.record({ place: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), byte: fc.integer({ min: 0, max: 255 }) }), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.constantFrom('pack', 'pack', 'pack', 'index', 'fan'), damage, (where, places) => {
      const [pack, index] = [Buffer.from(whole.pack), Buffer.from(whole.index)];
      const target = where === 'pack' ? pack : index;
      // The ends are looked at when packs are found; the first kilobyte of an index says where ids begin.
      const room = where === 'fan' ? 1032 : target.length - 40;
      for (const { place, byte } of places) target[Math.floor(place * room)] = byte;
      const folder = folderWith(pack, index);
      try {
        for (const [at, said] of (askEngine(folder) ?? []).entries()) {
          const sha = commits[at]?.sha ?? '';
          if (said !== undefined && said !== truth.get(sha)) expect(said).toBe(askGit(folder, sha));
        }
        const listed = listByEngine(folder);
        if (listed && !isDeepStrictEqual(listed, listing)) expect(listed).toEqual(listByGit(folder));
      } finally {
        rmSync(folder, { recursive: true });
      }
    }), { numRuns: 250 });
  });

  it('leaves what is cut off to git', () => {
    const folder = folderWith(Buffer.concat([whole.pack.subarray(0, whole.pack.length / 2), whole.pack.subarray(-20)]), whole.index);
    const said = askEngine(folder);
    expect(said?.some((one) => one === undefined)).toBe(true);
    for (const [index, { sha }] of commits.entries()) expect([undefined, truth.get(sha)]).toContain(said?.[index]);
  });
});
