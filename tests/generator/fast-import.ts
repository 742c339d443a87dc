import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What git sees here: nothing of the machine's own configuration. */
export const GIT_ENVIRONMENT: NodeJS.ProcessEnv = {
  ...process.env, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_NO_REPLACE_OBJECTS: '1',
};

export type ObjectFormat = 'sha1' | 'sha256';

/** Makes an empty bare repository with the default branch `main`, without starting git. */
export async function initBare(folder: string, format: ObjectFormat = 'sha1'): Promise<void> {
  await mkdir(path.join(folder, 'objects', 'info'), { recursive: true });
  await mkdir(path.join(folder, 'objects', 'pack'), { recursive: true });
  await mkdir(path.join(folder, 'refs', 'heads'), { recursive: true });
  await writeFile(path.join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  const version = format === 'sha256' ? '1\n\tbare = true\n[extensions]\n\tobjectformat = sha256' : '0\n\tbare = true';
  await writeFile(path.join(folder, 'config'), `[core]\n\trepositoryformatversion = ${version}\n`);
}

/** A path as fast-import reads it: quoted as in C, every unusual byte as an octal number. */
export function quotedPath(bytes: string): string {
  return `"${bytes.replaceAll(/[^ !#-[\]-~]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

/** A `data` command of the given bytes. */
export function data(bytes: string): string {
  return `data ${bytes.length}\n${bytes}\n`;
}

/**
 * Feeds a stream of fast-import commands (byte strings or buffers) to git. Gives the id of each mark. Throws with git's stderr where it fails.
 */
export async function fastImport(folder: string, commands: Readable): Promise<Map<number, string>> {
  const file = path.join(folder, 'generator-marks');
  const child = spawn('git', ['fast-import', '--quiet', '--force', '--date-format=raw-permissive', `--export-marks=${file}`], {
    cwd: folder, env: { ...GIT_ENVIRONMENT, GIT_DIR: folder }, stdio: ['pipe', 'ignore', 'pipe'],
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = once(child, 'close');
  // A child that ends early breaks the pipe; what it says on stderr is the better reason.
  const fed = await pipeline(commands, child.stdin).then(() => null, (error: unknown) => error);
  const [code] = (await ended) as [number | null];
  if (code !== 0 || fed !== null) throw new Error(`git fast-import: ${Buffer.concat(errors).toString() || String(fed)}`);
  const marks = new Map<number, string>();
  for (const line of (await readFile(file, 'latin1')).split('\n')) {
    const [mark, id] = line.split(' ');
    if (mark?.startsWith(':') && id !== undefined) marks.set(Number(mark.slice(1)), id);
  }
  await rm(file);
  return marks;
}
