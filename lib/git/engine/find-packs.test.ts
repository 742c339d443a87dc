import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLocal } from '../open-local';
import { findPacks } from './find-packs';

const ENVIRONMENT = { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as unknown as NodeJS.ProcessEnv;

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'packs-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A bare repository with one pack, or with loose objects only. */
function repository(name: string, packed = true): string {
  const folder = path.join(root, name);
  const git = (args: string[], input = '') => execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, input });
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env: ENVIRONMENT });
  git(['fast-import', '--quiet'], `commit refs/heads/main\ncommitter Ada <ada@x> 1600000000 +0000\ndata 1\nx\nM 100644 inline a.txt\ndata ${name.length}\n${name}\n`);
  if (packed) git(['repack', '-adq']);
  return folder;
}

const packOf = (folder: string): string => path.join(folder, 'objects/pack', readdirSync(path.join(folder, 'objects/pack')).find((name) => name.endsWith('.pack')) ?? '');
const found = (folder: string): string[] | undefined => findPacks(folder)?.map(({ pack }) => pack);

describe('packs', () => {
  it('are found with the size of their indexes', () => {
    const folder = repository('a.git');
    const index = packOf(folder).replace(/pack$/, 'idx');
    expect(findPacks(folder)).toEqual([{ pack: packOf(folder), index, indexBytes: readFileSync(index).length }]);
  });

  it('are found through the folder of a job, whatever the repository is called', async () => {
    const folder = repository('odd "name"\\\n\u0001#.git');
    const source = await openLocal(folder, { tempParent: path.join(root, 'jobs') });
    expect(found(source.gitDir)).toEqual([packOf(folder)]);
    await source.close();
  });

  it('are those of borrowed folders too, also where these borrow themselves and name others by relative paths', () => {
    const [one, two, three] = [repository('1.git'), repository('2.git'), repository('3.git')] as const;
    writeFileSync(path.join(one, 'objects/info/alternates'), `# a comment\n\n${two}/objects\n`);
    writeFileSync(path.join(two, 'objects/info/alternates'), '../../3.git/objects\n');
    expect(found(one)).toEqual([packOf(one), packOf(two), packOf(three)]);
  });

  it('are none where folders borrow from each other without end', () => {
    const folder = repository('a.git');
    writeFileSync(path.join(folder, 'objects/info/alternates'), `${folder}/objects\n`);
    expect(found(folder)).toBeUndefined();
  });

  it('are none where there are only loose objects, or no folder', () => {
    expect(found(repository('a.git', false))).toBeUndefined();
    expect(found(path.join(root, 'none'))).toBeUndefined();
  });

  it('are none where something unknown lies beside the alternates', () => {
    const folder = repository('a.git');
    mkdirSync(path.join(folder, 'objects/info'), { recursive: true });
    writeFileSync(path.join(folder, 'objects/info/something-new'), '');
    expect(found(folder)).toBeUndefined();
  });

  it.each([
    ['a pack is cut off', (pack: string) => writeFileSync(`${pack}.short`, readFileSync(pack).subarray(0, -1))],
    ['a pack is longer than it says', (pack: string) => writeFileSync(`${pack}.short`, Buffer.concat([readFileSync(pack), Buffer.from('x')]))],
    ['a pack begins otherwise', (pack: string) => writeFileSync(`${pack}.short`, Buffer.concat([Buffer.from('K'), readFileSync(pack).subarray(1)]))],
    ['a pack is empty', (pack: string) => writeFileSync(`${pack}.short`, '')],
  ])('are none where %s', (_, damage) => {
    const folder = repository('a.git');
    const pack = packOf(folder);
    damage(pack);
    const bytes = readFileSync(`${pack}.short`);
    rmSync(pack);
    writeFileSync(pack, bytes);
    expect(found(folder)).toBeUndefined();
  });

  it('are none where an index has no pack', () => {
    const folder = repository('a.git');
    rmSync(packOf(folder));
    expect(found(folder)).toBeUndefined();
  });

  it('are none where their indexes are too large to be held by every thread', () => {
    const folder = repository('a.git');
    const index = packOf(folder).replace(/pack$/, 'idx');
    const bytes = readFileSync(index);
    rmSync(index);
    writeFileSync(index, Buffer.alloc(16 * 1024 * 1024));
    appendFileSync(index, bytes);
    expect(found(folder)).toBeUndefined();
  });
});
