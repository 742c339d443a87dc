import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const dist = path.resolve(import.meta.dirname, '../../dist');

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the compiled command line to its end, as a person would. `environment` is added to this process's own. */
export function commitStats(args: readonly string[], environment: Record<string, string> = {}): Run {
  const done = spawnSync(process.execPath, [path.join(dist, 'commit-stats.cjs'), ...args], {
    env: { ...process.env, ...environment }, encoding: 'utf8', maxBuffer: 1 << 28,
  });
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}

/** Starts the compiled command line; it leads a process group of its own. */
export function startCommitStats(args: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [path.join(dist, 'commit-stats.cjs'), ...args], {
    env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'], detached: true,
  });
}

export interface Site {
  /** Without a slash at the end. */
  address: string;
  /** Addresses of the CVs that it named at the start. */
  cvs: string[];
  /** Everything it wrote. */
  output: () => string;
  /** Asks it to end; gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts a program that serves and resolves when it says where it listens. */
export function startServing(command: readonly string[], environment: Record<string, string>, listening: RegExp): Promise<Site> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd: path.dirname(dist), env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>(resolve => child.on('close', code => resolve(code)));
  const lines: string[] = [];
  const site = (address: string): Site => ({
    address,
    get cvs() {
      return lines.flatMap(line => /http:\/\/\S+\/cv\/[\w-]+/u.exec(line) ?? []);
    },
    output: () => lines.join('\n'),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  });
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', line => {
        lines.push(line);
        const address = listening.exec(line)?.[1];
        if (address) resolve(site(address));
      });
    }
    void ended.then(code => reject(new Error(`ended with ${code}: ${lines.join('\n')}`)));
  });
}

/** The compiled server on a free port of this machine. */
export function startSite(environment: Record<string, string>): Promise<Site> {
  return startServing([process.execPath, path.join(dist, 'serve.js')], { PORT: '0', ...environment }, /^Listening on (http:\/\/\S+)$/u);
}
