import { AppError } from '../../errors/app-error';
import type { Advertisement, RemoteHead } from './advertisement';
import { readAdvertisement } from './advertisement';
import type { Connection } from './connection';
import { notUnderstood } from './failures';
import { parseBranches, refsRequest } from './ls-refs';
import { askHead } from './probe-head';

/** What a server can do and where its branches stand. */
export interface Greeting {
  server: Advertisement;
  head: RemoteHead;
  /** Commits from which history is followed: the default branch, or all branches where that one does not exist. */
  tips: string[];
}

/** Learns what is needed before the first fetch, with two requests at the same time. Throws AppError with the reason where it is no repository. */
export async function greet(connection: Connection): Promise<Greeting> {
  const [server, early] = await Promise.all([readAdvertisement(connection), askHead(connection).catch(() => null)]);
  if (server.version === 0) return withTips(server, server.head, server.heads);
  const head = early ?? (await askHead(connection, server.objectFormat));
  if (!head) throw notUnderstood();
  return withTips(server, { ...head, objectFormat: server.objectFormat }, head.head === null ? await askBranches(connection, server) : []);
}

function withTips(server: Advertisement, head: RemoteHead, branches: readonly string[]): Greeting {
  return { server, head, tips: head.head === null ? [...new Set(branches)] : [head.head] };
}

async function askBranches(connection: Connection, server: Advertisement): Promise<string[]> {
  const answer = await connection.exchange({
    path: '/git-upload-pack',
    body: refsRequest(server.objectFormat, 'refs/heads/'),
    contentType: 'application/x-git-upload-pack-request',
    expects: 'application/x-git-upload-pack-result',
    gitProtocol: 'version=2',
    maxBytes: connection.limits.refsBytes,
  });
  return parseBranches(answer);
}

/** Objects may be asked for by their id, not only by the name of a branch. */
export function allowsAnyObject(server: Advertisement): boolean {
  return server.version === 2 || server.anyObject;
}

/** Refuses what the last known head cannot be. */
export function checkKnownHead(id: string): void {
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) throw new AppError('internal', 'The last known head is no commit id.');
}
