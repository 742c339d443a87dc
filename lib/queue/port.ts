import type { Lease } from '../collections/lease';

/** One repository that is to be collected, claimed by one worker alone. */
export interface Job {
  repositoryId: string;
  ownerId: string;
  /** The right to collect it. It prolongs itself while the process runs; its signal fires when it is lost. */
  lease: Lease;
}

export interface QueueCounts {
  /** May be claimed now. */
  due: number;
  /** Are claimed. */
  running: number;
  /** Are due later. */
  waiting: number;
  /** Failed too often and are tried once a day. */
  setAside: number;
}

/**
 * Which repository is collected next. A repository is in it at most once, under its own id. What is claimed and neither completed nor failed, because its worker ended,
 * comes back. Every adapter passes `tests/contracts/job-queue.ts`.
 */
export interface JobQueue {
  /** Makes a repository due at a moment (milliseconds since 1970; 0: at once). One that is due earlier stays so; one that is running is due again after it. */
  enqueue(job: { repositoryId: string; ownerId: string }, notBefore?: number): Promise<void>;
  /** The next job: people in turn, each one's longest due first. Undefined when nothing is due. */
  claim(signal?: AbortSignal): Promise<Job | undefined>;
  /** Gives a job back as done, due again at a moment. Where it was made due meanwhile, it stays due. */
  complete(job: Job, notBefore: number): Promise<void>;
  /** Gives a job back as not done: it is tried again later, each time after a longer wait, and not before `retryAt`. */
  fail(job: Job, retryAt?: number): Promise<void>;
  /** Gives a job back as if it had not been claimed. */
  release(job: Job): Promise<void>;
  /** Whether anything of a person is due or running now. */
  isBusy(ownerId: string): Promise<boolean>;
  counts(ownerId: string): Promise<QueueCounts>;
}
