import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measured {
  /** Wall time of the whole process, seconds. */
  seconds: number;
  /** Highest resident memory of the process itself, children apart, MB; 0 where the system does not say. */
  peakMegabytes: number;
  stdout: string;
}

/** Runs a program to its end and measures it as a whole process. Throws with its stderr where it fails. */
export async function measure(command: string, args: readonly string[], environment: Record<string, string> = {}): Promise<Measured> {
  const startedAt = performance.now();
  const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  let peak = 0;
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // The process is gone, or the system has no /proc.
    }
  }, 25);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(watch);
  const seconds = (performance.now() - startedAt) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.slice(0, 4).join(' ')} ended with ${code}: ${Buffer.concat(stderr).toString('utf8').slice(-300)}`);
  return { seconds, peakMegabytes: peak / 1024, stdout: Buffer.concat(stdout).toString('utf8') };
}

/** The middle one of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export interface Pair {
  ours: number;
  other: number;
  /** Median of the ratios of neighbouring runs, so that a machine that slows down does not decide. */
  ratio: number;
}

/** Runs ours and the other in turn and compares neighbours. Each returns its figure. */
export async function compare(runs: number, ours: () => Promise<number>, other: () => Promise<number>): Promise<Pair> {
  const a: number[] = [];
  const b: number[] = [];
  for (let run = 0; run < runs; run++) {
    b.push(await other());
    a.push(await ours());
  }
  return { ours: median(a), other: median(b), ratio: median(a.map((value, index) => value / (b[index] ?? Number.NaN))) };
}
