import type { IncomingHttpHeaders } from 'node:http';

import { AppError } from '../../errors/app-error';
import { certificateProblem } from '../../net/failures';
import type { RemoteAddress } from './address';

/** The server cannot be talked to at all. Says no more than that: neither address nor reason inside the network. */
export function unreachable(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) {
    return new AppError('repository-unreachable', `The certificate of the server ${certificateProblem(code)}.`, { cause });
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new AppError('repository-unreachable', 'The host of this address is not known. Check its spelling and the network.', { cause });
  }
  return new AppError('repository-unreachable', 'The server of the repository cannot be reached, or it broke off. Try again later.', { cause });
}

/** The server points to another address. */
export class RepositoryMoved extends AppError {
  constructor(sentence: string) {
    super('repository-refused', sentence);
  }
}

/** The server is too slow, or silent. */
export function stalled(): AppError {
  return new AppError('repository-unreachable', 'The server of the repository stopped answering. Try again later.');
}

/** One of the limits is reached. */
export function tooMuch(sentence: string): AppError {
  return new AppError('limit-exceeded', `${sentence} What was collected before still holds.`);
}

/** The server answered, but not in a form that git's protocol has. */
export function notUnderstood(cause?: unknown): AppError {
  return new AppError('repository-refused', 'The server broke off or sent an answer that cannot be understood. Try again later.', { cause });
}

/** The sentence for an HTTP status; undefined where it is 200. */
export function refusedByStatus(
  status: number,
  headers: IncomingHttpHeaders,
  address: RemoteAddress,
  authorized: boolean,
): AppError | undefined {
  if (status === 200) return undefined;
  if (status >= 300 && status < 400) return moved(headers.location, address);
  if (status === 401 || status === 403) {
    return new AppError(
      'not-found',
      authorized
        ? 'The server does not accept this token for this repository.'
        : 'There is no repository at this address, or it is private and needs a token.',
    );
  }
  if (status === 404 || status === 410) {
    return new AppError('not-found', 'There is no repository at this address, or it is private and needs a token.');
  }
  if (status === 429) return new AppError('too-many-requests', 'The server of the repository asks to wait. Try again later.');
  if (status >= 500) return new AppError('repository-unreachable', `The server of the repository failed (HTTP ${status}). Try again later.`);
  return new AppError('repository-refused', `The server of the repository refused to answer (HTTP ${status}).`);
}

/** Names the new address only where it is on the same host: a foreign one must not be put into anybody's hands. */
function moved(location: string | undefined, address: RemoteAddress): RepositoryMoved {
  const sentence = 'The repository moved';
  try {
    const target = new URL(location ?? '', address.href);
    const path = target.pathname.replace(/\/info\/refs$/, '').replace(/\/git-upload-pack$/, '');
    if (target.origin === address.origin && path !== '/' && target.origin + path !== address.href) {
      return new RepositoryMoved(`${sentence}: use ${target.origin}${path} from now on.`);
    }
  } catch {
    // An address that cannot be parsed is not named.
  }
  return new RepositoryMoved(`${sentence}: look up its new address and use that one. Nothing was sent there.`);
}
