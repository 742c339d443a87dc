import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isPartGone, programReplacedSince } from '../../lib/health/programs';
import { watchProgram } from './watch-program';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'commit-stats-programs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const later = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

it('a program that is built anew while it runs says so once, and not while the build is under way', async () => {
  const file = path.join(folder, 'serve.js');
  writeFileSync(file, 'first');
  const said: string[] = [];
  const stop = watchProgram(file, (sentence) => said.push(sentence), 5);
  rmSync(file);
  await later(40);
  expect([said, programReplacedSince()]).toEqual([[], undefined]);
  writeFileSync(file, 'again');
  while (said.length === 0) await later(5);
  expect(said).toEqual([expect.stringContaining('start it again')]);
  expect(programReplacedSince()).toBeGreaterThan(0);
  writeFileSync(file, 'once more');
  await later(40);
  expect(said).toHaveLength(1);
  stop();
});

it('a part that is gone is told from what a part throws', async () => {
  const missing = path.join(folder, 'chunk.mjs');
  expect(isPartGone(await import(missing).catch((error: unknown) => error))).toBe(true);
  expect(isPartGone(new Error('outer', { cause: Object.assign(new Error('inner'), { code: 'ERR_MODULE_NOT_FOUND' }) }))).toBe(true);
  expect(isPartGone(new Error('no'))).toBe(false);
});
