import { count } from '../../lib/cv/format';
import type { GitProgress } from '../../lib/git/types';
import { bytes, duration, inert } from './format';

const LIVE_MS = 100;
const SPARSE_FIRST_MS = 3_000;
const SPARSE_MS = 10_000;

export interface Progress {
  /** What is going on now, e.g. `pydantic.git: reading`. */
  update(progress: GitProgress, subject?: string): void;
  /** The same for steps that are not git's: a verb, its object and how far it is. */
  report(what: string, done?: number, total?: number): void;
  /** Clears the live line. Call before anything else is written. */
  end(): void;
}

const SILENT: Progress = { update: () => {}, report: () => {}, end: () => {} };

/** Seconds left at the pace so far; undefined until a twentieth or two seconds have passed. */
export function secondsLeft(startedAt: number, now: number, done: number, total: number | undefined): number | undefined {
  const passed = (now - startedAt) / 1_000;
  if (total === undefined || done <= 0 || done >= total || passed < 1) return undefined;
  if (done / total < 0.05 && passed < 2) return undefined;
  return (passed / done) * (total - done);
}

/** `Reading 212 of 331 commits, about 6 s left` */
export function progressLine(progress: GitProgress, subject: string | undefined, left: number | undefined): string {
  const { step, done, total } = progress;
  const far = total === undefined ? count(done) : `${count(Math.min(done, total))} of ${count(total)}`;
  const what = { listing: `Listing ${far} commits`, fetching: `Fetching ${far} objects`, reading: `Reading ${far} commits` }[step];
  const parts = [
    done === 0 && total === undefined ? what.replace(/ 0 /u, ' ') : what,
    progress.bytes ? bytes(progress.bytes) : '',
    left === undefined ? '' : `about ${duration(left)} left`,
  ];
  return (subject ? `${inert(subject)}: ` : '') + parts.filter(Boolean).join(', ');
}

/**
 * Progress on stderr: one line rewritten in place on a terminal, a line every ten seconds elsewhere, none when quiet.
 * Says what is done, how much of how much, and about how long it still takes.
 */
export function createProgress(quiet: boolean, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (quiet) return SILENT;
  const live = stream.isTTY;
  let key = '';
  let startedAt = 0;
  let next = live ? 0 : Date.now() + SPARSE_FIRST_MS;
  let shown = false;
  const show = (line: string, now: number): void => {
    if (live) {
      stream.write(`\r\u001B[2K${line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
      shown = true;
      next = now + LIVE_MS;
    } else {
      stream.write(`${line}\n`);
      next = now + SPARSE_MS;
    }
  };
  const start = (now: number, current: string): void => {
    if (current === key) return;
    key = current;
    startedAt = now;
    if (live) next = 0;
  };
  return {
    update(progress, subject) {
      const now = Date.now();
      start(now, `${progress.step} ${subject ?? ''}`);
      if (now >= next) show(progressLine(progress, subject, secondsLeft(startedAt, now, progress.done, progress.total)), now);
    },
    report(what, done, total) {
      const now = Date.now();
      start(now, what);
      if (now < next) return;
      const far = done === undefined ? '' : ` ${count(done)}${total === undefined ? '' : ` of ${count(total)}`}`;
      const left = secondsLeft(startedAt, now, done ?? 0, total);
      show(`${what}${far}${left === undefined ? '' : `, about ${duration(left)} left`}`, now);
    },
    end() {
      if (shown) stream.write('\r\u001B[2K');
      shown = false;
    },
  };
}
