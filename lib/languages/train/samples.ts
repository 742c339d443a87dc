import { spawnSync } from 'node:child_process';
import { AppError } from '../../errors/app-error';
import { readLinguistData } from '../compile/sources';
import { languageNumber } from '../language-table';

export interface Sample {
  /** Below `samples/`. */
  path: string;
  name: string;
  /** The language its folder stands for, or null where the rules know no such language. */
  language: number | null;
  content: Buffer;
}

const MOST_OUTPUT = 1024 * 1024 * 1024;

/** All samples of a Linguist repository's HEAD, bare or not. Throws `git-failed` where git cannot read it. */
export function readSamples(repository: string): Sample[] {
  const folders = new Map(Object.entries(readLinguistData().languages).map(([name, { fs_name }]) => [fs_name ?? name, name]));
  const listing = git(repository, ['ls-tree', '-r', '-z', 'HEAD', 'samples']).toString('utf8');
  const entries = listing.split('\0').flatMap((entry) => {
    const found = /^100\d{3} blob (\w+)\tsamples\/(.+)$/s.exec(entry);
    return found ? [{ id: found[1] ?? '', path: found[2] ?? '' }] : [];
  });
  const blobs = git(repository, ['cat-file', '--batch'], entries.map(({ id }) => `${id}\n`).join(''));
  let at = 0;
  return entries.map(({ path }) => {
    const header = blobs.indexOf('\n', at);
    const size = Number(blobs.toString('latin1', at, header).split(' ')[2]);
    at = header + 1 + size + 1;
    const folder = path.slice(0, path.indexOf('/'));
    return { path, name: path.slice(path.lastIndexOf('/') + 1), language: languageNumber(folders.get(folder) ?? folder) ?? null, content: blobs.subarray(header + 1, header + 1 + size) };
  });
}

function git(repository: string, args: string[], input = ''): Buffer {
  const result = spawnSync('git', ['-C', repository, ...args], { input, maxBuffer: MOST_OUTPUT });
  if (result.error || result.status !== 0) throw new AppError('git-failed', `Git could not read ${repository} as a Linguist repository. Nothing was written.`, { cause: result.error ?? result.stderr.toString() });
  return result.stdout;
}
