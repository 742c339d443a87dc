/** What the forge last said about its limits. */
export interface RateLimitState {
  /** Requests that are left until `resets`; null where it did not say. */
  remaining: number | null;
  limit: number | null;
  /** Milliseconds since 1970. */
  resets: number | null;
  /** Nothing is sent before this moment (milliseconds since 1970); null when free. */
  pausedUntil: number | null;
  /** Less than a tenth is left: work that can wait should wait. */
  low: boolean;
}

/** What an answer said about the limit of requests. Absent fields leave what is known. */
export interface LimitNotice {
  limit?: number;
  remaining?: number;
  /** Milliseconds since 1970. */
  resets?: number;
  /** Send nothing before this moment, milliseconds since 1970. */
  pauseUntil?: number;
}

/** The limiter of one token at one server. */
export interface Pacer {
  /**
   * Runs one request when it is its turn.
   * @throws AppError `rate-limited` at once, with `retryAt`, while the forge wants silence: the job goes back to the queue, nobody sleeps here.
   */
  run<T>(request: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Takes note of an answer's headers. */
  note(notice: LimitNotice): void;
  state(): RateLimitState;
}

/** All limiters of a process. */
export interface Pacers {
  /** The limiter for a key, which begins with the forge's name: `github https://github.com <connection id>`; `concurrency` requests at once. */
  get(key: string, concurrency: number): Pacer;
  /** What they know is not reported any more. */
  close(): void;
}
