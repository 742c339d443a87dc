import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLocalTips } from './local-refs';

const [A, B, C] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];
let folder = '';
const tips = () => readLocalTips({ gitFolder: folder, commonFolder: folder, objects: path.join(folder, 'objects') });
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'local-refs-'));
  mkdirSync(path.join(folder, 'refs/heads'), { recursive: true });
  write('HEAD', 'ref: refs/heads/main\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('where HEAD points', () => {
  it('is found among packed refs: the last line of exactly that name', () => {
    write('packed-refs', `# pack-refs with: peeled fully-peeled sorted \n${A} refs/heads/main\n${B} refs/heads/main\n^${A}\n${C} refs/remotes/refs/heads/main\n${C} refs/heads/main2\n${C} refs/heads/main of old\n`);
    expect(tips()).toEqual({ head: B, tips: [B], headMissing: false });
  });

  it('is found on the first line and on the last one, which may have no end, but not where lines end otherwise', () => {
    write('packed-refs', `${A} refs/heads/main`);
    expect(tips().head).toBe(A);
    write('packed-refs', `${A} refs/heads/main\n${B} refs/heads/mai\n`);
    expect(tips().head).toBe(A);
    write('packed-refs', `${B} refs/heads/mai\n${A} refs/heads/main`);
    expect(tips().head).toBe(A);
    write('packed-refs', `${A} refs/heads/main\r\n`);
    expect(tips().headMissing).toBe(true);
  });

  it('is told by a branch of its own before packed ones', () => {
    write('packed-refs', `${A} refs/heads/main\n`);
    write('refs/heads/main', `${C}\n`);
    expect(tips()).toEqual({ head: C, tips: [C], headMissing: false });
  });

  it('is every branch where it names a missing one', () => {
    write('packed-refs', `${A} refs/heads/one\nnonsense refs/heads/none\n${B} refs/tags/two`);
    write('refs/heads/three', `${C}\n`);
    expect(tips()).toEqual({ head: null, tips: [A, C], headMissing: true });
  });

  it('is nowhere where there is no branch', () => {
    expect(tips()).toEqual({ head: null, tips: [], headMissing: false });
    mkdirSync(path.join(folder, 'packed-refs'));
    expect(tips()).toEqual({ head: null, tips: [], headMissing: false });
  });
});
