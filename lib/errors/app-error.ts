/** Every failure a person can meet has a code of this closed list; adapters translate into it, edges translate out of it. */
export const ERRORS = {
  'wrong-use': { status: 400, exit: 2 },
  'sign-in-required': { status: 401, exit: 1 },
  'forbidden': { status: 403, exit: 1 },
  'too-large': { status: 413, exit: 1 },
  'not-found': { status: 404, exit: 1 },
  'not-a-repository': { status: 422, exit: 1 },
  'repository-unreachable': { status: 502, exit: 1 },
  'repository-refused': { status: 502, exit: 1 },
  'repository-unsupported': { status: 422, exit: 1 },
  'limit-exceeded': { status: 422, exit: 1 },
  'git-failed': { status: 500, exit: 1 },
  'git-missing': { status: 500, exit: 1 },
  'conflict': { status: 409, exit: 1 },
  'busy': { status: 503, exit: 1 },
  'too-many-requests': { status: 429, exit: 1 },
  'store-failed': { status: 503, exit: 1 },
  'mail-failed': { status: 503, exit: 1 },
  'vault-unavailable': { status: 503, exit: 1 },
  'secret-unreadable': { status: 422, exit: 1 },
  'invalid-settings': { status: 500, exit: 2 },
  'address-refused': { status: 422, exit: 1 },
  'token-refused': { status: 422, exit: 1 },
  'token-expired': { status: 422, exit: 1 },
  'scope-missing': { status: 422, exit: 1 },
  'sso-required': { status: 422, exit: 1 },
  'forge-refused': { status: 422, exit: 1 },
  'forge-unreachable': { status: 502, exit: 1 },
  'forge-failed': { status: 502, exit: 1 },
  'rate-limited': { status: 503, exit: 1 },
  'cancelled': { status: 499, exit: 1 },
  'internal': { status: 500, exit: 1 },
} as const satisfies Record<string, { status: number; exit: number }>;

export type ErrorCode = keyof typeof ERRORS;

/** What a failure may carry besides its sentence. */
export interface AppErrorOptions {
  cause?: unknown;
  /** What holds of what is kept already, and what happens to it by itself: said after the sentence. Whoever keeps nothing says the bare sentence. */
  kept?: string;
  /** When it is worth trying again, in milliseconds since 1970; undefined where nobody said. */
  retryAt?: number;
  /** Public page on which the person can mend it, or the path of one of this site. */
  link?: string;
}

/** A failure with a code and a sentence a person can act on. The sentence holds no secret and no address inside the service. */
export class AppError extends Error {
  override readonly name = 'AppError';
  /** What is wrong and what to do, without what holds only where something is kept. */
  readonly bare: string;
  /** When it is worth trying again, in milliseconds since 1970; undefined where nobody said. */
  readonly retryAt: number | undefined;
  /** Public page on which the person can mend it. */
  readonly link: string | undefined;
  constructor(
    readonly code: ErrorCode,
    sentence: string,
    options?: AppErrorOptions,
  ) {
    super(options?.kept === undefined ? sentence : `${sentence} ${options.kept}`, options?.cause === undefined ? undefined : { cause: options.cause });
    this.bare = sentence;
    this.retryAt = options?.retryAt;
    this.link = options?.link;
  }
  /** HTTP status of this code. */
  get status(): number {
    return ERRORS[this.code].status;
  }
  /** Exit code of the command line. */
  get exit(): number {
    return ERRORS[this.code].exit;
  }
}
