import { lstat, readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../errors/app-error';

/** Where an ordinary or bare repository keeps its parts. */
export interface LocalFolder {
  /** Git folder with HEAD; for a linked work tree its own one. */
  gitFolder: string;
  /** Folder with objects, packed refs and branches. */
  commonFolder: string;
  objects: string;
}

/** Files of git that are read here are small; one that is not is none of git's. */
const MAX_POINTER_BYTES = 16 * 1024;

async function pointer(file: string): Promise<string | undefined> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > MAX_POINTER_BYTES) return undefined;
    return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** A git folder holds HEAD and, itself or in the folder that `commondir` names, objects and refs (gitrepository-layout(5)). */
async function asGitFolder(folder: string): Promise<LocalFolder | undefined> {
  const head = await lstat(path.join(folder, 'HEAD')).catch(() => undefined);
  if (!head) return undefined;
  const common = await pointer(path.join(folder, 'commondir'));
  const commonFolder = common === undefined ? folder : path.resolve(folder, common);
  const objects = path.join(commonFolder, 'objects');
  const hasRefs = (await isFolder(path.join(commonFolder, 'refs'))) || (await isFolder(path.join(commonFolder, 'reftable')));
  return hasRefs && (await isFolder(objects)) ? { gitFolder: folder, commonFolder, objects } : undefined;
}

/**
 * Finds the parts of the repository at a path: a bare one, one with a `.git` folder, or one whose `.git` file names the folder (linked work trees, submodules).
 * Throws `not-found` and `not-a-repository`, each with what to do.
 */
export async function findLocalFolder(given: string): Promise<LocalFolder> {
  const folder = path.resolve(given);
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new AppError('not-found', `There is no folder at ${given}.`);
  if (!found.isDirectory()) throw new AppError('not-a-repository', `${given} is a file, not the folder of a git repository.`);
  const inside = path.join(folder, '.git');
  const linked = /^gitdir: (.+)$/s.exec((await pointer(inside)) ?? '')?.[1];
  const repository =
    (await asGitFolder(inside)) ?? (linked === undefined ? undefined : await asGitFolder(path.resolve(folder, linked))) ?? (await asGitFolder(folder));
  if (repository) return repository;
  if (linked !== undefined) throw new AppError('not-a-repository', `${given} belongs to a git repository that is no longer where its .git file says.`);
  const names = await readdir(folder).catch(() => {
    throw new AppError('not-a-repository', `${given} may not be read. Check who owns the folder.`);
  });
  const above = await repositoryAbove(folder);
  if (above) throw new AppError('not-a-repository', `${given} is only a folder inside the git repository ${above}. Name that one instead.`);
  throw new AppError('not-a-repository', `${given} is not a git repository${names.length === 0 ? '; the folder is empty' : ''}. Name a folder that holds .git, or a bare repository.`);
}

async function repositoryAbove(folder: string): Promise<string | undefined> {
  for (let at = path.dirname(folder); ; at = path.dirname(at)) {
    if (await asGitFolder(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}
