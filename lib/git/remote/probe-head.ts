import { AppError } from '../../errors/app-error';
import type { PinnedHost } from '../types';
import { parseRemoteAddress } from './address';
import type { RemoteHead } from './advertisement';
import { readAdvertisement } from './advertisement';
import { connect } from './connection';
import type { Connection } from './connection';
import { notUnderstood, RepositoryMoved } from './failures';
import { PROBE_LIMITS } from './limits';
import type { RemoteLimits } from './limits';
import { refsRequest, parseHead } from './ls-refs';
import { BrokenStream } from './pkt-line';

/**
 * Where the default branch of a remote repository stands now: one request of under 1 kB in all, without any git process.
 * A server that only speaks protocol 0 is asked for its list of references instead, up to a limit of bytes.
 * Throws AppError with a sentence for everything that can go wrong. Follows no redirect.
 */
export async function probeHead(request: {
  url: string;
  authorization?: string;
  pinned?: PinnedHost;
  signal?: AbortSignal;
  limits?: Partial<RemoteLimits>;
}): Promise<RemoteHead> {
  const connection = await connect({
    address: parseRemoteAddress(request.url),
    authorization: request.authorization,
    pinned: request.pinned,
    limits: { ...PROBE_LIMITS, ...request.limits },
    signal: request.signal,
  });
  try {
    return (await askHead(connection)) ?? (await askForServer(connection));
  } finally {
    connection.close();
  }
}

/** The one request; null where the server does not understand it. */
export async function askHead(connection: Connection, objectFormat?: 'sha1' | 'sha256'): Promise<RemoteHead | null> {
  try {
    const answer = await connection.exchange({
      path: '/git-upload-pack',
      body: refsRequest(objectFormat),
      contentType: 'application/x-git-upload-pack-request',
      expects: 'application/x-git-upload-pack-result',
      gitProtocol: 'version=2',
      maxBytes: 100_000,
    });
    const found = await parseHead(answer);
    return found && { ...found, objectFormat: found.head?.length === 64 ? 'sha256' : (objectFormat ?? 'sha1') };
  } catch (cause) {
    if (cause instanceof BrokenStream) return null;
    // Servers without protocol 2 answer such a request with an error of their own; whether there is a repository at all is asked next.
    if (cause instanceof RepositoryMoved || !(cause instanceof AppError)) throw cause;
    if (cause.code === 'repository-refused' || cause.code === 'not-a-repository') return null;
    throw cause;
  }
}

async function askForServer(connection: Connection): Promise<RemoteHead> {
  const server = await readAdvertisement(connection);
  if (server.version === 0) return server.head;
  const found = await askHead(connection, server.objectFormat);
  if (!found) throw notUnderstood();
  return found;
}
