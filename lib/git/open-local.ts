import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ObjectFormat } from './environment';
import { GitError } from './failures';
import { readHistory } from './history';
import { findLocalFolder } from './local-folder';
import type { LocalFolder } from './local-folder';
import { readLocalTips, usesReftable } from './local-refs';
import type { LocalTips } from './local-refs';
import { runGit } from './run';
import type { OpenedSource } from './source';
import { statOf } from './stat-of';
import { openJobFolder } from './temp-folders';

export interface OpenOptions {
  /** Parent of temporary folders; default: one of this user in the system's own. */
  tempParent?: string;
  /** Head up to which everything is known: only commits that it does not reach are given, unless history was rewritten. */
  lastHead?: string | null;
  signal?: AbortSignal;
}

/**
 * Opens a bare or ordinary repository on this machine for reading. It is read through an empty git folder of ours whose alternates are the repository's objects, so
 * that its configuration, hooks, attributes, replaced objects and grafts have no influence. Throws `not-found`, `not-a-repository`, `repository-unsupported`.
 */
export async function openLocal(given: string, options: OpenOptions = {}): Promise<OpenedSource> {
  const folder = findLocalFolder(given);
  const job = openJobFolder(options.tempParent);
  try {
    const reftable = usesReftable(folder);
    const { head, tips, headMissing } = reftable ? await reftableTips(folder, path.join(job.path, 'refs.git'), options.signal) : readLocalTips(folder);
    const objectFormat = (tips[0] ?? '').length === 64 ? 'sha256' : 'sha1';
    const gitDir = path.join(job.path, 'git');
    const shallow = readShallow(folder);
    makeGitFolder(gitDir, [`[extensions]`, `\tobjectFormat = ${objectFormat}`], folder.objects);
    // Where history is cut is told by the file `shallow`; without it git would look for the parents.
    if (shallow !== '') writeFileSync(path.join(gitDir, 'shallow'), shallow.split('\n').filter((line) => /^[0-9a-f]{40,64}$/.test(line)).map((line) => `${line}\n`).join(''));
    const last = await standingOf(options.lastHead ?? null, tips, { gitDir, objectFormat, signal: options.signal });
    return {
      gitDir,
      objectFormat,
      head,
      tips,
      headMissing,
      shallow: shallow !== '',
      newestIsLoose: tips.some((tip) => statOf(path.join(folder.objects, tip.slice(0, 2), tip.slice(2))) !== undefined),
      historyRewritten: last === 'rewritten',
      partial: last === 'reached',
      headers: (signal) => readHistory({ gitDir, objectFormat, tips, more: last === 'reached' ? [`^${options.lastHead}`] : [], signal: signal ?? options.signal }),
      close: async () => job.removeNow(),
    };
  } catch (error) {
    job.removeNow();
    throw error;
  }
}

/** Whether the tips still reach the last known head. A head that is no longer there at all was rewritten too. */
async function standingOf(lastHead: string | null, tips: string[], run: { gitDir: string; objectFormat: ObjectFormat; signal?: AbortSignal }): Promise<'reached' | 'rewritten' | 'unknown'> {
  if (lastHead === null) return 'unknown';
  if (tips.includes(lastHead)) return 'reached';
  if (!/^[0-9a-f]{40,64}$/.test(lastHead) || tips.length === 0) return 'rewritten';
  try {
    const said = await runGit({ ...run, args: ['rev-list', '--count', '--max-count=1', '--stdin'] }, [lastHead, ...tips.map((tip) => `^${tip}`), ''].join('\n'));
    return said.toString('latin1').trim() === '0' ? 'reached' : 'rewritten';
  } catch (error) {
    if (error instanceof GitError && error.kind !== 'cancelled') return 'rewritten';
    throw error;
  }
}

function readShallow({ commonFolder }: LocalFolder): string {
  const file = path.join(commonFolder, 'shallow');
  try {
    return statOf(file)?.isFile() ? readFileSync(file, 'latin1') : '';
  } catch {
    return '';
  }
}

/** Writes a git folder by hand (gitrepository-layout(5)): no process, no template. */
function makeGitFolder(gitDir: string, extensions: string[], objects: string): void {
  mkdirSync(path.join(gitDir, 'objects/info'), { recursive: true });
  mkdirSync(path.join(gitDir, 'refs'));
  writeFileSync(path.join(gitDir, 'HEAD'), 'ref: refs/heads/none\n');
  const version = extensions.some((line) => line.includes('sha256') || line.includes('reftable')) ? 1 : 0;
  writeFileSync(path.join(gitDir, 'config'), ['[core]', `\trepositoryFormatVersion = ${version}`, '\tbare = true', ...(version === 1 ? extensions : []), ''].join('\n'));
  writeFileSync(path.join(gitDir, 'objects/info/alternates'), `${quoteAlternate(path.resolve(objects))}\n`);
}

/** A path as a line of `objects/info/alternates`: quoted as in C, so that line breaks, quotes and a leading `#` are part of the name. */
export function quoteAlternate(folder: string): string {
  const quoted = Array.from(folder, (character) => {
    if (character === '"' || character === '\\') return `\\${character}`;
    const code = character.charCodeAt(0);
    return code < 32 || code === 127 ? `\\${code.toString(8).padStart(3, '0')}` : character;
  });
  return `"${quoted.join('')}"`;
}

/** Asks git itself where HEAD points, in a folder of ours that borrows the repository's ref tables. */
async function reftableTips(folder: LocalFolder, gitDir: string, signal: AbortSignal | undefined): Promise<LocalTips> {
  for (const objectFormat of ['sha1', 'sha256'] as const) {
    const own = `${gitDir}.${objectFormat}`;
    makeGitFolder(own, ['[extensions]', `\tobjectFormat = ${objectFormat}`, '\trefStorage = reftable'], folder.objects);
    writeFileSync(path.join(own, 'HEAD'), 'ref: refs/heads/.invalid\n');
    symlinkSync(path.join(folder.commonFolder, 'reftable'), path.join(own, 'reftable'));
    try {
      const said = (await runGit({ gitDir: own, objectFormat, signal, args: ['for-each-ref', '--format=%(objectname)', 'refs/heads/'] })).toString('latin1');
      const head = (await runGit({ gitDir: own, objectFormat, signal, args: ['rev-parse', '--verify', '--quiet', 'HEAD'] }).catch(() => Buffer.alloc(0))).toString('latin1').trim();
      const branches = [...new Set(said.split('\n').filter((line) => line !== ''))].sort();
      if (head !== '') return { head, tips: [head], headMissing: false };
      if (branches.length > 0 || objectFormat === 'sha256') return { head: null, tips: branches, headMissing: branches.length > 0 };
    } catch (error) {
      if (!(error instanceof GitError) || error.kind === 'cancelled' || error.kind === 'unsupported' || objectFormat === 'sha256') throw error;
    }
  }
  return { head: null, tips: [], headMissing: false };
}
