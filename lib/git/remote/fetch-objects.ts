import { AppError } from '../../errors/app-error';
import { gitFailure } from '../failures';
import { startGit } from '../run';
import type { Advertisement } from './advertisement';
import type { Connection } from './connection';
import { whyAborted } from './connection';
import { notUnderstood, RepositoryMoved } from './failures';
import { fetchBody } from './fetch-request';
import type { FetchWish } from './fetch-request';
import { readPack, ServerRefusal } from './fetch-response';
import { BrokenStream } from './pkt-line';
import type { Slots } from './slots';

/** A server that is talked to, and the bare git folder that takes what it sends. */
export interface Session {
  connection: Connection;
  server: Advertisement;
  gitDir: string;
  /** Commits whose parents the server itself does not have. */
  shallow: Set<string>;
  /** Called while bytes arrive. */
  onBytes: () => void;
  /** Requests for blobs at the same time; other requests need not wait behind them. */
  blobSlots: Slots;
}

/** Whoever looks at a pack while it arrives. What it sees may still turn out to be damaged. */
export interface PackListener {
  push: (block: Buffer) => void;
  /** All bytes have arrived; git is not done with them yet. */
  end: () => void;
  /** The server's own history is cut: not called for whole ones. */
  stop: () => void;
}

/**
 * Fetches one wish into the git folder. git's own `index-pack` checks every byte of it; a pack that is not whole leaves nothing.
 * Throws ServerRefusal where the server says no, BrokenStream where its answer is not whole, AppError for everything else.
 */
export async function fetchPack(session: Session, wish: FetchWish, listener?: PackListener): Promise<void> {
  const { connection, server } = session;
  const answer = await connection.exchange({
    path: '/git-upload-pack',
    body: fetchBody(server, wish),
    contentType: 'application/x-git-upload-pack-request',
    expects: 'application/x-git-upload-pack-result',
    gitProtocol: server.version === 2 ? 'version=2' : undefined,
  });
  const shallow: string[] = [];
  const noteShallow = (id: string): void => {
    shallow.push(id);
    listener?.stop();
  };
  await storePack(session, readPack(server, answer, noteShallow), listener);
  // Commits that were asked for alone are named as shallow too; that says nothing about the server.
  if (!wish.alone) for (const id of shallow) session.shallow.add(id);
}

async function storePack(session: Session, pack: AsyncGenerator<Buffer>, listener?: PackListener): Promise<void> {
  const { connection, server } = session;
  const git = startGit({
    args: ['index-pack', '--stdin'],
    gitDir: session.gitDir,
    config: [['core.fsync', 'none']],
    objectFormat: server.objectFormat,
    signal: connection.signal,
    limits: { fileBytes: connection.limits.totalBytes },
  });
  // Its silence while nothing arrives is the server's, and that is limited elsewhere.
  git.working(false);
  git.stdout.resume();
  const over = git.ended.then(() => undefined);
  try {
    for await (const block of pack) {
      session.onBytes();
      const room = git.stdin.write(block);
      listener?.push(block);
      if (!room) await Promise.race([drained(git.stdin), over]);
      if (git.stdin.destroyed) break;
    }
    git.stdin.end();
    listener?.end();
  } catch (cause) {
    git.kill();
    await over;
    throw cause;
  }
  git.working(true);
  const exit = await git.ended;
  if (connection.signal.aborted) throw whyAborted(connection.signal);
  if (exit.code === 0) return;
  const failure = gitFailure(exit);
  throw failure.code === 'limit-exceeded' ? failure : new BrokenStream('the pack is damaged');
}

function drained(stream: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    stream.once('drain', () => resolve());
  });
}

/** True where the server said no to this one request, so that another one may succeed. */
export function isRefusal(cause: unknown): boolean {
  return cause instanceof ServerRefusal || (cause instanceof AppError && cause.code === 'repository-refused' && !(cause instanceof RepositoryMoved));
}

/** The sentence for a failure of the transport; everything else stays what it is. */
export function explain(cause: unknown): unknown {
  if (cause instanceof BrokenStream) return notUnderstood(cause);
  if (!(cause instanceof ServerRefusal)) return cause;
  return new AppError(
    'repository-refused',
    cause.missing === undefined
      ? 'The server fails while it reads its own copy of the repository, so nothing could be read. What was collected before still holds.'
      : 'The repository changed while it was read. Try again.',
    { cause },
  );
}

const LARGEST_BATCH = 50_000;

/**
 * Fetches exactly these objects in as few requests as the server allows, and adds those it does not have to `missing`. Where it names the missing one, that
 * is left out; where it only gives up, the batch is halved until the culprits stand alone.
 */
export async function fetchExactly(
  session: Session,
  ids: readonly string[],
  options: Omit<FetchWish, 'wants'>,
  missing: Set<string>,
): Promise<void> {
  const { used, limits } = session.connection;
  const queue: string[][] = [];
  for (let at = 0; at < ids.length; at += LARGEST_BATCH) queue.push(ids.slice(at, at + LARGEST_BATCH));
  for (let batch = queue.shift(); batch; batch = queue.shift()) {
    if (batch.length === 0) continue;
    if (used.requests >= limits.requests) {
      for (const id of batch) missing.add(id);
      continue;
    }
    try {
      await fetchPack(session, { ...options, wants: batch });
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
      const named = cause instanceof ServerRefusal ? cause.missing : undefined;
      if (named !== undefined && batch.includes(named)) {
        missing.add(named);
        queue.unshift(batch.filter((id) => id !== named));
      } else if (batch.length === 1) {
        missing.add(batch[0] ?? '');
      } else {
        const half = batch.length >> 1;
        queue.unshift(batch.slice(0, half), batch.slice(half));
      }
    }
  }
}

/** Requests for blobs at the same time. */
export const BLOB_REQUESTS = 4;
const WORTH_A_REQUEST = 500;

/**
 * Fetches blobs, by id with a path of each, in about so many `requests` at most: the server answers the first ones while it still prepares the next. Versions of a
 * file stay in one request: the server gets no names with ids, and finds more to abbreviate the fewer different files a request holds.
 */
export async function fetchBlobs(session: Session, blobs: ReadonlyMap<string, string>, missing: Set<string>, requests = 2 * BLOB_REQUESTS): Promise<void> {
  const sorted = [...blobs].sort(([, one], [, other]) => (one < other ? -1 : Number(one > other)));
  const share = Math.max(WORTH_A_REQUEST, Math.ceil(sorted.length / requests));
  const groups: string[][] = [[]];
  for (const [index, [id, path]] of sorted.entries()) {
    if ((groups.at(-1)?.length ?? 0) >= share && path !== sorted[index - 1]?.[1]) groups.push([]);
    groups.at(-1)?.push(id);
  }
  const all = groups.map((group) => session.blobSlots.run(() => fetchExactly(session, group, {}, missing)));
  try {
    await Promise.all(all);
  } catch (cause) {
    // The others must not go on writing into a folder that is about to be removed.
    session.connection.close();
    await Promise.allSettled(all);
    throw cause;
  }
}
