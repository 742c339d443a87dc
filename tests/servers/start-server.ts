import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server of Java on a busy machine takes its time. */
const READY_MS = 240_000;

/** A server of a test, on this machine only. */
export interface RunningServer {
  port: number;
  /** `http://127.0.0.1:<port>`. */
  endpoint: string;
  pid: number;
  stop(): Promise<void>;
}

/** Whether anything answers at an address, whatever it says. */
export async function answers(address: string): Promise<boolean> {
  try {
    await (await fetch(address, { signal: AbortSignal.timeout(10_000) })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Starts a program that serves, and resolves when it is ready. What it writes is kept for the error when it ends too early. */
export async function startServer(command: string, args: readonly string[], port: number, isReady: (endpoint: string) => Promise<boolean>, env: NodeJS.ProcessEnv = process.env): Promise<RunningServer> {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  // Also where a test file fails before anybody could stop it.
  const endWithUs = (): boolean => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('close', () => process.off('exit', endWithUs));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said = (said + text.toString()).slice(-2_000); });
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      hasEnded = true;
      resolve();
    };
    child.once('close', end).once('error', end);
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  for (const until = Date.now() + READY_MS; !(await isReady(endpoint)); await sleep(100)) {
    if (!hasEnded && Date.now() < until) continue;
    await stop();
    throw new Error(`${command} ${args.join(' ')} did not start: ${said}`);
  }
  return { port, endpoint, pid: child.pid ?? 0, stop };
}
