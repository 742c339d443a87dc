import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../errors/app-error';
import { statOf } from './stat-of';

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

function pointer(file: string): string | undefined {
  const found = statOf(file);
  if (!found?.isFile() || found.size > MAX_POINTER_BYTES) return undefined;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}

function isFolder(folder: string): boolean {
  return statOf(folder)?.isDirectory() ?? false;
}

function exists(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** A git folder holds HEAD and, itself or in the folder that `commondir` names, objects and refs (gitrepository-layout(5)). */
function asGitFolder(folder: string): LocalFolder | undefined {
  if (!exists(path.join(folder, 'HEAD'))) return undefined;
  const common = pointer(path.join(folder, 'commondir'));
  const commonFolder = common === undefined ? folder : path.resolve(folder, common);
  const objects = path.join(commonFolder, 'objects');
  const hasRefs = isFolder(path.join(commonFolder, 'refs')) || isFolder(path.join(commonFolder, 'reftable'));
  return hasRefs && isFolder(objects) ? { gitFolder: folder, commonFolder, objects } : undefined;
}

/**
 * Finds the parts of the repository at a path: a bare one, one with a `.git` folder, or one whose `.git` file names the folder (linked work trees, submodules).
 * These few files are read at once, because each read that is waited for costs the start of a command more than itself.
 * Throws `not-found` and `not-a-repository`, each with what to do.
 */
export function findLocalFolder(given: string): LocalFolder {
  const folder = path.resolve(given);
  const found = statOf(folder);
  if (!found) throw new AppError('not-found', `There is no folder at ${given}.`);
  if (!found.isDirectory()) throw new AppError('not-a-repository', `${given} is a file, not the folder of a git repository.`);
  const inside = path.join(folder, '.git');
  const linked = /^gitdir: (.+)$/s.exec(pointer(inside) ?? '')?.[1];
  const repository =
    asGitFolder(inside) ?? (linked === undefined ? undefined : asGitFolder(path.resolve(folder, linked))) ?? asGitFolder(folder);
  if (repository) return repository;
  if (linked !== undefined) throw new AppError('not-a-repository', `${given} belongs to a git repository that is no longer where its .git file says.`);
  const isEmpty = hasNothing(given, folder);
  const above = repositoryAbove(folder);
  if (above) throw new AppError('not-a-repository', `${given} is only a folder inside the git repository ${above}. Name that one instead.`);
  throw new AppError('not-a-repository', `${given} is not a git repository${isEmpty ? '; the folder is empty' : ''}. Name a folder that holds .git, or a bare repository.`);
}

function hasNothing(given: string, folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    throw new AppError('not-a-repository', `${given} may not be read. Check who owns the folder.`);
  }
}

function repositoryAbove(folder: string): string | undefined {
  for (let at = path.dirname(folder); ; at = path.dirname(at)) {
    if (asGitFolder(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}
