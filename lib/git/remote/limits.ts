/** How long and how much a remote repository may answer before it is given up. */
export interface RemoteLimits {
  /** Milliseconds until the first byte of an answer. A server may count objects for a while before it speaks. */
  answerMs: number;
  /** Milliseconds without a single byte, once an answer has begun. */
  stallMs: number;
  /** An answer slower than this many bytes a second, over a whole `answerMs` of waiting, counts as stalled. */
  slowestBytesPerSecond: number;
  /** Milliseconds for everything that is read from one repository. */
  totalMs: number;
  /** Bytes received in all. */
  totalBytes: number;
  /** Bytes of a list of references. */
  refsBytes: number;
  /** Requests in all; a server with many missing objects is asked again for what is left. */
  requests: number;
}

/** Generous for real repositories, and an end for every hostile one. */
export const DEFAULT_REMOTE_LIMITS: RemoteLimits = {
  answerMs: 120_000,
  stallMs: 30_000,
  slowestBytesPerSecond: 1000,
  totalMs: 3_600_000,
  totalBytes: 8_000_000_000,
  refsBytes: 64_000_000,
  requests: 200,
};

/** For the question "anything new?": two short answers at most. */
export const PROBE_LIMITS: RemoteLimits = {
  answerMs: 15_000,
  stallMs: 10_000,
  slowestBytesPerSecond: 100,
  totalMs: 30_000,
  totalBytes: 8_000_000,
  refsBytes: 8_000_000,
  requests: 3,
};
