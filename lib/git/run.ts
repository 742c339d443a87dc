import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { findProgram, gitCommand, gitEnvironment } from './environment';
import type { GitProtocols, ObjectFormat } from './environment';
import { gitFailure, gitMissing } from './failures';
import type { EndedBy, GitExit } from './failures';

/** Bounds of one git process. */
export interface GitLimits {
  /** Whole run, seconds. */
  wallSeconds: number;
  /** Seconds without a byte on stdout or stderr while the process is at work and we are reading. */
  idleSeconds: number;
  /** Bytes on stdout. */
  outputBytes: number;
  /** Memory the process may allocate, bytes (mapped packs apart). */
  memoryBytes: number;
  /** Size of any file it writes, bytes. */
  fileBytes: number;
}

const GIB = 1024 ** 3;
export const DEFAULT_LIMITS: GitLimits = { wallSeconds: 6 * 3600, idleSeconds: 600, outputBytes: 256 * GIB, memoryBytes: 3 * GIB, fileBytes: 32 * GIB };

export interface GitRun {
  args: readonly string[];
  /** The git folder; absent only for commands that need none. */
  gitDir?: string;
  /** Default `none`. */
  protocols?: GitProtocols;
  /** More settings, e.g. `['http.https://host/.extraHeader', …]`; they travel in the environment and are never in the process list. */
  config?: readonly (readonly [string, string])[];
  /** More environment, e.g. `{ GIT_NO_LAZY_FETCH: '' }`; an empty value removes the variable. */
  environment?: Readonly<Record<string, string>>;
  objectFormat?: ObjectFormat;
  limits?: Partial<GitLimits>;
  signal?: AbortSignal;
}

/** A running git. */
export interface GitProcess {
  stdin: Writable;
  stdout: Readable;
  stderr: Readable;
  /** How it ended; never rejects except where git is not installed. */
  ended: Promise<GitExit>;
  /** Says whether work is asked of it: only then silence counts against it. Starts as true. */
  working(value: boolean): void;
  /** To be told of bytes of stdout that were read past the stream itself: they count against the limits and are a sign of life. */
  seen: (bytes: number) => void;
  /** Ends the process and all it started. */
  kill(by?: EndedBy): void;
}

const STDERR_BYTES = 1024;
const running = new Set<() => void>();
let guarded = false;

/** Starts git with an empty environment, in a process group of its own, within limits. Throws `git-missing`, and `cancelled` where the signal already fired. */
export function startGit(run: GitRun): GitProcess {
  if (!findProgram('git')) throw gitMissing();
  if (run.signal?.aborted) throw gitFailure({ code: null, signal: null, stderr: '', endedBy: 'cancelled' });
  const limits = { ...DEFAULT_LIMITS, ...run.limits };
  const environment: Record<string, string> = { ...gitEnvironment(run.gitDir, run.protocols ?? 'none', run.config, run.objectFormat), ...run.environment };
  for (const key of Object.keys(environment)) if (run.environment?.[key] === '') delete environment[key];
  const { program, before } = gitCommand(limits.memoryBytes, limits.fileBytes);
  const child = spawn(program, [...before, ...run.args], { cwd: '/', env: environment as NodeJS.ProcessEnv, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  return watch(child, limits, run.signal, (run.protocols ?? 'none') !== 'none');
}

function watch(child: ChildProcess, limits: GitLimits, signal: AbortSignal | undefined, hasHelpers: boolean): GitProcess {
  const stdin = child.stdin as Writable;
  const stdout = child.stdout as Readable;
  const stderr = child.stderr as Readable;
  let endedBy: EndedBy | undefined;
  let last = performance.now();
  let atWork = true;
  let bytes = 0;
  let tail = Buffer.alloc(0);
  const started = last;

  let gone = false;
  const killGroup = () => {
    if (child.pid === undefined || gone) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The group is gone already.
    }
  };
  const kill = (by?: EndedBy) => {
    endedBy ??= by;
    killGroup();
  };
  const cancel = () => kill('cancelled');
  const clock = setInterval(() => {
    const now = performance.now();
    // While we are the ones who do not read, its silence is our doing.
    if (!atWork || stdout.readableLength > 0) last = now;
    if (now - started > limits.wallSeconds * 1000) kill('wall');
    else if (now - last > limits.idleSeconds * 1000) kill('idle');
  }, 500);
  clock.unref();
  const alive = () => {
    last = performance.now();
  };
  const seen = (count: number) => {
    alive();
    bytes += count;
    if (bytes > limits.outputBytes) kill('output');
  };
  // Counting in `push` sees every byte without switching the stream into flowing mode before the reader is there.
  const push = stdout.push.bind(stdout);
  stdout.push = (chunk: unknown, ...rest: []) => {
    seen(chunk instanceof Uint8Array ? chunk.length : 0);
    return push(chunk, ...rest);
  };
  stderr.on('data', (chunk: Buffer) => {
    alive();
    tail = Buffer.concat([tail, chunk]).subarray(-STDERR_BYTES);
  });
  // A process that ended does not read on; its exit tells why.
  stdin.on('error', () => {});
  stdout.on('error', () => {});
  signal?.addEventListener('abort', cancel, { once: true });
  running.add(killGroup);
  if (!guarded) {
    guarded = true;
    process.once('exit', endAllGit);
  }

  const ended = new Promise<GitExit>((resolve, reject) => {
    const finish = () => {
      clearInterval(clock);
      signal?.removeEventListener('abort', cancel);
      running.delete(killGroup);
    };
    child.once('error', () => {
      finish();
      reject(gitMissing());
    });
    child.once('exit', (code, exitSignal) => {
      finish();
      // What it started (a transport helper, an index-pack) goes with it.
      if (hasHelpers) killGroup();
      gone = true;
      const result = () => resolve({ code, signal: exitSignal, stderr: tail.toString('latin1'), endedBy });
      if (stderr.readableEnded || stderr.destroyed) result();
      else stderr.once('close', result);
    });
  });
  // Whoever waits for it sees the failure; nobody waiting must not end the program.
  ended.catch(() => {});
  return {
    stdin,
    stdout,
    stderr,
    ended,
    kill,
    seen,
    working(value) {
      atWork = value;
      alive();
    },
  };
}

/** Ends every git process of this program at once, e.g. when a person presses Ctrl-C. */
export function endAllGit(): void {
  for (const kill of running) kill();
}

/** Runs git with `input` on stdin and gives its whole stdout. For small answers only. Throws the GitError that the exit means. */
export async function runGit(run: GitRun, input: string | Uint8Array = ''): Promise<Buffer> {
  const git = startGit({ ...run, limits: { outputBytes: 256 * 1024 * 1024, ...run.limits } });
  git.stdin.end(input);
  const chunks: Buffer[] = [];
  for await (const chunk of git.stdout) chunks.push(chunk as Buffer);
  const exit = await git.ended;
  if (exit.code !== 0) throw gitFailure(exit);
  return Buffer.concat(chunks);
}

/** Streams git's stdout in pieces as they come. Throws the GitError at the end where the exit is not 0; ends git where the reader stops early. */
export async function* streamGit(run: GitRun, input: string | Uint8Array = ''): AsyncGenerator<Buffer> {
  const git = startGit(run);
  git.stdin.end(input);
  let whole = false;
  try {
    for await (const chunk of git.stdout) yield chunk as Buffer;
    whole = true;
  } finally {
    if (!whole) git.kill();
  }
  const exit = await git.ended;
  if (exit.code !== 0) throw gitFailure(exit);
}

/** Version of the installed git, e.g. `{ text: '2.39.5', parts: [2, 39, 5] }`. Throws `git-missing`. */
export async function gitVersion(): Promise<{ text: string; parts: number[] }> {
  const said = (await runGit({ args: ['--version'] })).toString('latin1');
  const text = /\d+(?:\.\d+)+/.exec(said)?.[0] ?? '0';
  return { text, parts: text.split('.').map(Number) };
}
