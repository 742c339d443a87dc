import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../..');

export interface Child {
  process: ChildProcess;
  /** Lines of stdout, as they come. */
  lines: AsyncIterator<string>;
  /** All that came on stderr so far. */
  errors: () => string;
  /** Resolves when the process has ended, with its exit code; null after a signal. */
  ended: Promise<number | null>;
}

/** Runs a TypeScript file of the tests in a process of its own. */
export function startChild(file: string, args: readonly string[], environment: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', path.resolve(root, file), ...args], {
    cwd: root, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (text: Buffer) => { errors += text.toString(); });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { process: child, lines, errors: () => errors, ended };
}
