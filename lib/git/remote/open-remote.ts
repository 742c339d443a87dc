import { openJobFolder } from '../temp-folders';
import { readHistory } from '../history';
import type { OpenedSource } from '../source';
import type { CommitHeader, GitProgress, PinnedHost } from '../types';
import { parseRemoteAddress } from './address';
import { bringObjects } from './bring-objects';
import type { BringRequest } from './bring-objects';
import { CommitSieve } from './commit-sieve';
import { connect } from './connection';
import type { Session } from './fetch-objects';
import { FetchAhead } from './fetch-ahead';
import { fetchHistory, fetchNewCommits } from './fetch-history';
import { BLOB_REQUESTS, explain } from './fetch-objects';
import { makeGitFolder } from './git-folder';
import { allowsAnyObject, checkKnownHead, greet } from './greet';
import type { Greeting } from './greet';
import { DEFAULT_REMOTE_LIMITS } from './limits';
import type { RemoteLimits } from './limits';
import { readHeaders } from './needed-objects';
import { Slots } from './slots';

export interface RemoteRequest {
  /** http or https, as a person typed it; any host. */
  url: string;
  /** Whole value of the `Authorization` header; goes to this address only and is never written anywhere. */
  authorization?: string;
  /** Connections go to this IP address whatever the host's name stands for by then. */
  pinned?: PinnedHost;
  /** `'all'`: lines of every author will be asked for, so that a plain copy of the branch moves the fewest bytes. */
  emails: readonly string[] | 'all';
  /** Head of the last collection; only what it does not reach is fetched. */
  lastHead?: string | null;
  /**
   * Says of a commit, as often as it is asked, whether its lines will be wanted. With it, objects are fetched while the history is still arriving, and `headers` may leave out
   * commits that name none of the addresses.
   */
  wants?: (header: CommitHeader) => boolean;
  /** `headers` gives all commits even so. */
  everyHeader?: boolean;
  /** Called once when the server has been asked for the history, so that other work can be done while it answers. */
  whileWaiting?: () => void;
  onProgress?: (progress: GitProgress) => void;
  signal?: AbortSignal;
  limits?: Partial<RemoteLimits>;
  /** Folder in which the temporary git folder is made; by default this user's own. */
  temp?: string;
}

/**
 * Opens a remote repository for reading: its commits now, the trees and blobs of the selected ones when `prepare` is called (or, with `wants`, while the commits
 * arrive), all in a temporary git folder that goes with `close`. About twelve requests where the server allows partial copies, five for each of at most three parts
 * where there are many commits; one plain copy of the branch where it does not. Throws AppError with a sentence for a person; then nothing is left behind.
 */
export async function openRemote(request: RemoteRequest): Promise<OpenedSource> {
  const address = parseRemoteAddress(request.url);
  if (request.lastHead) checkKnownHead(request.lastHead);
  const limits = { ...DEFAULT_REMOTE_LIMITS, ...request.limits };
  const connection = await connect({ address, authorization: request.authorization, pinned: request.pinned, limits, signal: request.signal });
  let job: ReturnType<typeof openJobFolder> | undefined;
  const underway: FetchAhead[] = [];
  const close = async (): Promise<void> => {
    connection.close();
    // Nobody must write into the folder any more.
    await Promise.all(underway.map((ahead) => ahead.settled()));
    await job?.remove();
  };
  try {
    const greeting = await greet(connection);
    job = openJobFolder(request.temp);
    const gitDir = await makeGitFolder(job.path, greeting.server.objectFormat);
    const report = createReporter(request.onProgress, connection.used);
    const session: Session = { connection, server: greeting.server, gitDir, shallow: new Set(), onBytes: report.bytes, blobSlots: new Slots(BLOB_REQUESTS) };
    if (greeting.server.version === 0) for (const id of greeting.server.shallowCommits) session.shallow.add(id);
    return { ...(await fetchCommits(request, session, greeting, report, underway)), close };
  } catch (cause) {
    const first = underway.find(({ failure }) => failure !== undefined)?.failure ?? cause;
    await close();
    throw explain(first);
  }
}

interface Reporter {
  bytes: () => void;
  step: (done: number) => void;
}

const STEPS = 3;
const REPORT_EVERY_MS = 100;

function createReporter(onProgress: RemoteRequest['onProgress'], used: { received: number }): Reporter {
  let last = 0;
  let done = 0;
  const send = (): void => onProgress?.({ step: 'fetching', done, total: STEPS, bytes: used.received });
  return {
    bytes: () => {
      const now = performance.now();
      if (now - last < REPORT_EVERY_MS) return;
      last = now;
      send();
    },
    step: (reached) => {
      done = reached;
      send();
    },
  };
}

async function fetchCommits(request: RemoteRequest, session: Session, greeting: Greeting, report: Reporter, underway: FetchAhead[]): Promise<Omit<OpenedSource, 'close'>> {
  const { gitDir, server } = session;
  const { head, tips } = greeting;
  const { objectFormat } = server;
  const folder = { gitDir, objectFormat };
  const base = { ...folder, head: head.head, tips, shallow: false, historyRewritten: false, partial: false };
  const known = request.lastHead;
  report.step(0);
  if (tips.length === 0) return { ...base, historyRewritten: Boolean(known), headers: nothing };
  if (known && known === head.head) return { ...base, partial: true, headers: nothing };

  let rewritten = false;
  let complete = false;
  if (known && head.head !== null && allowsAnyObject(server) && server.shallow) {
    const found = await fetchNewCommits(session, head.head, known);
    if (found.kind === 'added') {
      return {
        ...base,
        shallow: session.shallow.size > 0,
        partial: true,
        headers: (signal) => readHeaders({ ...folder, signal }, found.ids),
        ...prepareWith({ session, fetched: found.fetched, tips }, report),
      };
    }
    rewritten = true;
    ({ complete } = found);
  }
  const early = complete ? undefined : lookEarly(request, session, underway);
  if (request.whileWaiting) setImmediate(request.whileWaiting);
  const fetched = complete ? 'commits' : await fetchHistory(session, tips, request.emails === 'all', early?.listen);
  const sieve = fetched === 'commits' ? early?.sieve() : undefined;
  return {
    ...base,
    shallow: session.shallow.size > 0,
    historyRewritten: rewritten,
    headers: (signal) => (sieve && !request.everyHeader ? sieve.headers({ ...folder, signal }, tips) : readHistory({ ...folder, tips, signal })),
    // Where all is there, nobody has to hold the commits until the last one is listed.
    ...(fetched === 'all' ? {} : prepareWith({ session, fetched, tips }, report, sieve && underway.at(-1))),
  };
}

/** What looks at the commits while they arrive, anew for each attempt, and fetches what they need. */
function lookEarly({ wants, emails }: RemoteRequest, session: Session, underway: FetchAhead[]): { listen: () => CommitSieve; sieve: () => CommitSieve | undefined } | undefined {
  if (!wants || emails === 'all' || session.shallow.size > 0) return undefined;
  let sieve: CommitSieve | undefined;
  const listen = (): CommitSieve => {
    const made = new CommitSieve({
      objectFormat: session.server.objectFormat,
      emails,
      onCommit: (header) => ahead.add(header),
      onPart: (part) => ahead.part(part),
      onEnd: () => ahead.end(),
    });
    const ahead = new FetchAhead(session, (sha) => made.treeOf(sha), wants);
    underway.push(ahead);
    sieve = made;
    return made;
  };
  return { listen, sieve: () => sieve };
}

function prepareWith(what: Pick<BringRequest, 'session' | 'fetched' | 'tips'>, report: Reporter, ahead?: FetchAhead) {
  const missing = new Map<string, string>();
  const bring = async (selected: readonly CommitHeader[]): Promise<void> => {
    if (selected.length === 0) return;
    const reasons = await bringObjects({ ...what, selected, onStep: (step) => report.step(step === 'trees' ? 1 : 2) });
    for (const [sha, reason] of reasons) missing.set(sha, reason);
  };
  async function* inSteps(selected: readonly CommitHeader[]): AsyncGenerator<CommitHeader[]> {
    const left = new Map(selected.map((header) => [header.sha, header]));
    for (const { commits, done } of ahead?.parts ?? []) {
      if (!(await done)) break;
      const there = commits.flatMap(({ sha }) => left.get(sha) ?? []);
      for (const { sha } of there) left.delete(sha);
      if (there.length > 0) yield there;
    }
    const rest = [...left.values()];
    await bring(rest);
    report.step(STEPS);
    if (rest.length > 0) yield rest;
  }
  return {
    missing,
    prepare: async (selected: readonly CommitHeader[]): Promise<void> => {
      for await (const _there of prepareInSteps(selected)) continue;
    },
    prepareInSteps,
  };

  async function* prepareInSteps(selected: readonly CommitHeader[]): AsyncGenerator<CommitHeader[]> {
    try {
      yield* inSteps(selected);
    } catch (cause) {
      throw explain(ahead?.failure ?? cause);
    }
  }
}

// oxlint-disable-next-line require-yield
async function* nothing(): AsyncGenerator<CommitHeader[]> {}
