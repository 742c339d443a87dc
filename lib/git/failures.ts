import { AppError } from '../errors/app-error';
import type { ErrorCode } from '../errors/app-error';

/** Why a run was ended by us. */
export type EndedBy = 'cancelled' | 'idle' | 'wall' | 'output';

/** How one git process ended. `stderr` holds its last 1,024 bytes and is never shown to anybody. */
export interface GitExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  stderr: string;
  endedBy: EndedBy | undefined;
}

/** What went wrong, for callers that can go another way. */
export type GitFailureKind =
  | 'cancelled' | 'too-slow' | 'too-long' | 'too-much-output' | 'out-of-memory' | 'disk-full' | 'too-large'
  | 'unreachable' | 'refused' | 'moved' | 'not-found' | 'tls' | 'filter-refused' | 'object-refused' | 'ref-missing'
  | 'missing-object' | 'damaged' | 'unsupported' | 'not-a-repository' | 'missing-program' | 'other';

interface Row {
  kind: GitFailureKind;
  when: RegExp;
  code: ErrorCode;
  sentence: string;
}

/** The one place where git's own words are read. The first row that fits counts. */
const TABLE: readonly Row[] = [
  { kind: 'out-of-memory', when: /out of memory|cannot allocate memory|malloc failed|mmap failed|memory exhausted/i, code: 'limit-exceeded', sentence: 'Git needed more memory than one run may use. The rest of the repository is not affected.' },
  { kind: 'disk-full', when: /no space left on device|disk quota exceeded/i, code: 'limit-exceeded', sentence: 'The disk is full. Nothing was changed; free some space and run it again.' },
  { kind: 'too-large', when: /file too large|pack exceeds maximum allowed size|file size limit/i, code: 'limit-exceeded', sentence: 'The repository is larger than one run may fetch. Nothing was changed.' },
  { kind: 'tls', when: /ssl certificate|server certificate|tls connect|ssl_connect|gnutls|certificate verification/i, code: 'repository-unreachable', sentence: 'The server has no certificate that can be trusted, so nothing was asked of it.' },
  { kind: 'moved', when: /unable to update url base from redirection|error: 30[12378]|returned error: 30[12378]/i, code: 'repository-refused', sentence: 'The repository has moved to another address. Use its new address.' },
  { kind: 'unreachable', when: /could not resolve host|failed to connect|couldn't connect|connection refused|connection timed out|connection reset|operation too slow|operation timed out|network is unreachable|no route to host|early eof|the remote end hung up|unexpected disconnect|rpc failed|recv failure|empty reply|returned error: (?:429|5\d\d)/i, code: 'repository-unreachable', sentence: 'The server cannot be reached, or broke off. What was collected before still holds; try again later.' },
  { kind: 'refused', when: /authentication failed|could not read (?:username|password)|terminal prompts disabled|returned error: 40[13]|access denied|permission denied/i, code: 'repository-refused', sentence: 'The server does not let us read this repository. Check the address and the access it needs.' },
  { kind: 'filter-refused', when: /filtering not recognized|filter.*not (?:supported|allowed)|does not support.*filter|invalid filter-spec/i, code: 'repository-refused', sentence: 'The server cannot send a part of a repository.' },
  { kind: 'object-refused', when: /not our ref|unadvertised object|does not allow request for/i, code: 'repository-refused', sentence: 'The server does not send the objects that were asked for.' },
  { kind: 'ref-missing', when: /couldn't find remote ref|remote branch .* not found/i, code: 'not-found', sentence: 'The repository does not have this branch.' },
  { kind: 'not-found', when: /repository.*not found|returned error: 404|does not appear to be a git repository/i, code: 'repository-refused', sentence: 'There is no repository at this address, or it may not be read without signing in.' },
  { kind: 'unsupported', when: /mismatched algorithms|unknown repository extension|unknown object format|unknown ref storage|expected git repo version|protocol '.*' (?:is )?not (?:supported|allowed)|transport '.*' not allowed/i, code: 'repository-unsupported', sentence: 'This repository is kept in a way that the installed git cannot read.' },
  { kind: 'missing-object', when: /unable to read|could not read|couldn't read|cannot read|bad object|missing (?:blob|tree|commit|object)|lazy fetching|could not fetch|unable to find|failed to traverse|promisor|bad tree|not a tree/i, code: 'git-failed', sentence: 'The repository lacks an object that its own history names.' },
  { kind: 'damaged', when: /corrupt|loose object|inflate|bad pack|packfile|checksum|unpack|fsck|malformed/i, code: 'git-failed', sentence: 'The repository holds damaged data.' },
  { kind: 'not-a-repository', when: /not a git repository/i, code: 'not-a-repository', sentence: 'This is not a git repository.' },
];

const ENDED: Record<EndedBy, { kind: GitFailureKind; code: ErrorCode; sentence: string }> = {
  cancelled: { kind: 'cancelled', code: 'cancelled', sentence: 'Stopped. What was stored before still holds.' },
  idle: { kind: 'too-slow', code: 'limit-exceeded', sentence: 'Git gave no sign of life for too long and was ended.' },
  wall: { kind: 'too-long', code: 'limit-exceeded', sentence: 'Git took longer than one run may take and was ended.' },
  output: { kind: 'too-much-output', code: 'limit-exceeded', sentence: 'Git said more than one run may say and was ended.' },
};

/** A git run that failed, with its kind. The sentence never quotes git, so it carries no address and no secret. */
export class GitError extends AppError {
  constructor(
    readonly kind: GitFailureKind,
    code: ErrorCode,
    sentence: string,
    readonly how: GitExit | undefined,
  ) {
    super(code, sentence);
  }
}

/** Gives the error that a failed run means. Reads git's words only through the table above. */
export function gitFailure(exit: GitExit): GitError {
  if (exit.endedBy) {
    const row = ENDED[exit.endedBy];
    return new GitError(row.kind, row.code, row.sentence, exit);
  }
  const row = TABLE.find(({ when }) => when.test(exit.stderr));
  if (row) return new GitError(row.kind, row.code, row.sentence, exit);
  if (exit.signal === 'SIGXFSZ') return new GitError('too-large', 'limit-exceeded', 'The repository is larger than one run may fetch. Nothing was changed.', exit);
  if (exit.signal) return new GitError('out-of-memory', 'limit-exceeded', `Git was ended by the system (${exit.signal}).`, exit);
  return new GitError('other', 'git-failed', 'Git failed in a way that is not known here. What was collected before still holds.', exit);
}

/** The error of a machine without git. */
export function gitMissing(): GitError {
  return new GitError('missing-program', 'git-missing', 'Git is not installed where it is looked for (/usr/bin, /usr/local/bin, /opt/homebrew/bin). Install it and run this again.', undefined);
}
