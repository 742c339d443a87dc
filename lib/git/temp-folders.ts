import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readlinkSync, rm as removeTree, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../errors/app-error';
import { startOf } from '../processes/start-of';

/** A folder of one job; it and all that is in it goes with `remove`, with the program's normal end, or with the janitor of the next start. */
export interface JobFolder {
  path: string;
  remove(): Promise<void>;
  /** The same for a folder of a few small files: sooner done than other work would get its turn. */
  removeNow(): void;
}

// The module of promises brings more with it than the start of a scan needs.
const rm = promisify(removeTree);
const NAME = /^job-(\d+)-(\d+)-(\w+)-[0-9a-f]{16}$/;
/** Folders of other process namespaces (containers) cannot be judged by process id; they go when nobody touched them for this long. */
const FOREIGN_MILLISECONDS = 24 * 3600 * 1000;
const open = new Set<string>();
let guarded = false;

/** The parent folder of all job folders of this user when none is given. */
export function defaultTempParent(): string {
  return path.join(os.tmpdir(), `commit-stats-${process.getuid?.() ?? os.userInfo().username}`);
}

function namespace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/** Makes the parent, for this user alone, and refuses one that somebody else prepared. */
function ensureParent(parent: string): void {
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const found = lstatSync(parent);
  const mine = process.getuid === undefined || found.uid === process.getuid();
  if (!found.isDirectory() || !mine) throw new AppError('invalid-settings', `The folder for temporary data belongs to somebody else: ${parent}. Set TMPDIR to a folder of your own.`);
}

/**
 * Makes an empty folder (mode 0700) for one job under `parent`; its name says which process owns it. Throws `invalid-settings` where the parent belongs to
 * another user.
 */
export function openJobFolder(parent: string = defaultTempParent()): JobFolder {
  ensureParent(parent);
  const folder = path.join(parent, `job-${process.pid}-${startOf(process.pid) ?? '0'}-${namespace()}-${randomBytes(8).toString('hex')}`);
  mkdirSync(folder, { mode: 0o700 });
  open.add(folder);
  if (!guarded) {
    guarded = true;
    process.once('exit', () => {
      for (const left of open) rmSync(left, { recursive: true, force: true, maxRetries: 2 });
    });
  }
  return {
    path: folder,
    async remove() {
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
      open.delete(folder);
    },
    removeNow() {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
      open.delete(folder);
    },
  };
}

function isAbandoned(folder: string, name: RegExpExecArray): boolean {
  if (name[3] !== namespace()) return Date.now() - statSync(folder).mtimeMs > FOREIGN_MILLISECONDS;
  return startOf(Number(name[1])) !== name[2];
}

/**
 * Removes the job folders whose owner no longer runs (its process id with its start time, so that a reused id does not matter). Call it once at the start of
 * a program. Gives the number of folders removed; what cannot be removed now is left to the next start.
 */
export async function sweepJobFolders(parent: string = defaultTempParent()): Promise<number> {
  let names: string[];
  try {
    ensureParent(parent);
    names = readdirSync(parent);
  } catch {
    return 0;
  }
  let removed = 0;
  for (const entry of names) {
    const name = NAME.exec(entry);
    const folder = path.join(parent, entry);
    try {
      if (!name || open.has(folder) || !isAbandoned(folder, name)) continue;
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      removed += 1;
    } catch {
      // Another program's janitor was faster, or a file is still being written.
    }
  }
  return removed;
}
