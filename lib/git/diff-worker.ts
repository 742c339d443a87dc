import { once } from 'node:events';
import { findBoundless } from './boundless-changes';
import { BLOCK_END, DiffParser } from './diff-parser';
import type { ParsedCommit } from './diff-parser';
import type { DiffSetup } from './diff-setup';
import { gitFailure } from './failures';
import type { GitExit } from './failures';
import { readLargePieces } from './large-pieces';
import { startGit } from './run';
import type { GitProcess } from './run';
import type { CommitChanges, CommitHeader } from './types';

/** The words of every diff worker. Renames are found with git's own limits; `--raw` gives modes and blob ids in the same pass and changes no number. */
const ARGS = ['diff-tree', '--stdin', '--always', '-r', '--root', '-M', '--raw', '--numstat', '-z', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--no-color'];

/** Rows that are gathered before they are handed over. */
const ROWS_AT_ONCE = 150;

/** After so long without an answer it is looked whether the next commits can be answered at all. */
const SILENCE_MS = 3_000;
const LOOK_EVERY_MS = 500;
/** More answers than these do not fit into what git keeps back before it writes. */
const LOOKED_AT = 128;

/** How a worker's process ended although work was left. `left` holds, in order, the commits whose changes are not known. */
export interface WorkerFailure {
  exit: GitExit;
  left: CommitHeader[];
  /** Those of them with more changes than git can hold, because of which the process was ended. */
  boundless: ReadonlySet<string>;
}

/** The commits that were asked of one process and are not answered yet, block by block. */
class Asked {
  readonly blocks: CommitHeader[][] = [];
  #position = 0;

  /** Matches one answer with its question. Commits that git passed over in silence are such that it cannot read as commits. */
  answer(commit: ParsedCommit | null): CommitChanges[] {
    const changes: CommitChanges[] = [];
    const block = this.blocks[0] ?? [];
    for (let header = block[this.#position]; header && header.sha !== commit?.sha; header = block[++this.#position]) {
      changes.push({ header, files: [], incomplete: 'the commit cannot be read' });
    }
    const header = block[this.#position];
    if (commit && header) {
      this.#position += 1;
      changes.push({ header, files: commit.files, ...(commit.tooMany ? { incomplete: 'it changes more files than are read of one commit' } : {}) });
    } else if (!commit) {
      this.blocks.shift();
      this.#position = 0;
    }
    return changes;
  }

  left(): CommitHeader[] {
    return this.blocks.flatMap((block, index) => (index === 0 ? block.slice(this.#position) : block));
  }
}

/**
 * One long-lived `git diff-tree --stdin`. Takes blocks of commits from `next` (two at a time, so that it never waits for us) and hands whole commits to `deliver`.
 * Resolves with undefined when `next` gives no more, or with what was left when the process ended early. Rejects with what `next` or `deliver` reject with, and
 * with `cancelled`.
 */
export async function runDiffWorker(
  setup: DiffSetup,
  next: () => Promise<CommitHeader[] | undefined>,
  deliver: (changes: CommitChanges[]) => Promise<void>,
): Promise<WorkerFailure | undefined> {
  const git = startGit({ args: ARGS, ...setup });
  const asked = new Asked();
  let over = false;
  let broken: unknown;

  const feed = async () => {
    try {
      while (!over && asked.blocks.length < 2) {
        const block = await next();
        if (!block) {
          over = true;
          git.stdin.end();
          return;
        }
        asked.blocks.push(block);
        git.working(true);
        await write(git, `${block.map((commit) => commit.sha).join('\n')}\n${BLOCK_END}`);
      }
    } catch (error) {
      broken = error;
      git.kill();
    }
  };
  git.working(false);
  setup.load?.change(1);
  let feeding = feed();
  let boundless: ReadonlySet<string> = new Set();
  const silence = watchSilence(
    () => asked.blocks.length > 0,
    async () => {
      boundless = await findBoundless(setup, asked.left().slice(0, LOOKED_AT));
      if (boundless.size > 0) git.kill();
    },
  );
  const parser = new DiffParser();
  let changes: CommitChanges[] = [];
  let rows = 0;
  const handOver = () => {
    const full = changes;
    changes = [];
    rows = 0;
    return full.length > 0 ? deliver(full) : undefined;
  };
  try {
    await readLargePieces(git.stdout, (piece) => {
      silence.broken();
      for (const commit of parser.push(piece)) {
        for (const change of asked.answer(commit)) {
          changes.push(change);
          rows += 1 + change.files.length;
        }
        if (!commit) feeding = feeding.then(feed);
      }
      if (asked.blocks.length === 0) git.working(false);
      return rows >= ROWS_AT_ONCE || asked.blocks.length === 0 ? handOver() : undefined;
    }, git.seen);
  } finally {
    setup.load?.change(-1);
    over = true;
    silence.end();
    git.kill();
  }
  await handOver();
  const exit = await git.ended;
  await feeding;
  if (broken !== undefined) throw broken;
  if (exit.endedBy === 'cancelled') throw gitFailure(exit);
  const left = asked.left();
  return left.length > 0 ? { exit, left, boundless } : undefined;
}

/** Calls `look` once in each silence that lasts while there is work. */
function watchSilence(isAtWork: () => boolean, look: () => Promise<void>): { broken(): void; end(): void } {
  let since = performance.now();
  let looked = false;
  const broken = (): void => {
    since = performance.now();
    looked = false;
  };
  const clock = setInterval(() => {
    if (!isAtWork()) broken();
    if (looked || performance.now() - since < SILENCE_MS) return;
    looked = true;
    void look();
  }, LOOK_EVERY_MS);
  clock.unref();
  return { broken, end: () => clearInterval(clock) };
}

/** Waits until the process takes more input; one that ended takes none, and its exit tells the rest. */
async function write(git: GitProcess, text: string): Promise<void> {
  if (git.stdin.destroyed || git.stdin.write(text)) return;
  await Promise.race([once(git.stdin, 'drain').catch(() => undefined), git.ended]);
}
