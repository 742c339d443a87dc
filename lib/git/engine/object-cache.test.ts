import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPacks } from './find-packs';
import { EngineInstance } from './instance';

const ENVIRONMENT = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as unknown as NodeJS.ProcessEnv;
/** Objects that are kept at most, and room for that many small ones. */
const MOST_KEPT = 32_768;
const CACHE_BYTES = 8 << 20;

let folder: string;
let ids: string[];
const lines = Array.from({ length: 60 }, (_, line) => `line ${line * 7919}`).join('\n');
const base = `${lines}\n`;
/** Kept in the pack as a difference to the base. */
const derived = `${lines}\none more\n`;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cache-'));
  const git = (input: string, ...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, input, maxBuffer: 1 << 28 }).toString();
  git('', 'init', '-q', '--bare');
  const blobs = [base, derived, ...Array.from({ length: MOST_KEPT }, (_, at) => `${at}`)];
  git(blobs.map((text, at) => `blob\nmark :${at + 1}\ndata ${text.length}\n${text}\n`).join(''), 'fast-import', '--quiet', `--export-marks=${path.join(folder, 'marks')}`);
  ids = readFileSync(path.join(folder, 'marks'), 'latin1').trim().split('\n').map((line) => line.split(' ')).toSorted(([a = ''], [b = '']) => Number(a.slice(1)) - Number(b.slice(1))).map(([, id = '']) => id);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('objects that the engine keeps', () => {
  it('are right or none where as many are kept as can be, and the next is made of the oldest', () => {
    const compiled = new WebAssembly.Module(readFileSync(path.join(import.meta.dirname, 'compiled/engine.wasm')));
    let none = 0;
    for (const others of [-2, -1, 0].map((fewer) => MOST_KEPT + fewer)) {
      const engine = new EngineInstance(compiled, findPacks(folder) ?? [], CACHE_BYTES);
      const contentOf = (id = ''): string | undefined => engine.content(id, 1 << 20)?.toString();
      expect(contentOf(ids[0])).toBe(base);
      for (const id of ids.slice(2, 2 + others)) contentOf(id);
      for (let times = 0; times < 2; times += 1) {
        const content = contentOf(ids[1]);
        if (content === undefined) none += 1;
        else expect(content).toBe(derived);
      }
      engine.close();
    }
    expect(none).toBeGreaterThan(0);
  });
});
