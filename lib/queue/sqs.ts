import { z } from 'zod';
import { wakeUps } from '../documents/collections';
import type { WakeUp } from '../documents/collections';
import type { DocumentStore } from '../documents/port';
import { AppError } from '../errors/app-error';
import { isConflict } from '../errors/is-conflict';
import { createStateQueue } from './embedded';
import type { StateQueue } from './embedded';
import type { Job, JobQueue } from './port';
import { SqsCalls } from './sqs-client';
import type { MessageCalls, SqsSettings } from './sqs-client';
import type { QueueDepth, WakeUpMessage, WakeUps } from './wake-ups';

/** Nobody else is given a message for so long; prolonged while its job runs, so that this is also what a crash costs. */
const HOLD_SECONDS = 120;
const PROLONGED_EVERY = 40_000;
/** A message that was sent and not seen for so long is sent again: a process may end between noting that it sends one and sending it. */
const LOST_AFTER = 1_200_000;
/** A worker that finds no message looks into the store so often, for what lost its message. */
const SWEEP_EVERY = 60_000;
/** The longest delay of SQS. */
const LONGEST_DELAY = 900;

const body = z.object({ format: z.literal(1), person: z.string().min(1).max(100) });

/** Messages of one call, as many as SQS takes; calls at the same time. */
const MOST_SENT = 10;
const SENT_AT_ONCE = 8;

function messageFor(ownerId: string): string {
  return JSON.stringify({ format: 1, person: ownerId } satisfies z.infer<typeof body>);
}

/** The queue on SQS: messages wake workers, the states of the collections say what is to be done. */
class SqsQueue implements JobQueue, WakeUps {
  readonly #documents: DocumentStore;
  readonly #states: StateQueue;
  readonly #calls: MessageCalls;
  readonly #waitSeconds: number;
  readonly #messages = new WeakMap<Job, { message: WakeUpMessage; timer: NodeJS.Timeout }>();
  #swept = 0;

  constructor(documents: DocumentStore, calls: MessageCalls, waitSeconds: number) {
    this.#documents = documents;
    this.#states = createStateQueue(documents);
    this.#calls = calls;
    this.#waitSeconds = waitSeconds;
  }

  /** True for the one caller that changed the mark of a person's message from not sent (or lost) to sent. */
  async #mark(ownerId: string, sent: number): Promise<boolean> {
    const found = await this.#documents.get(wakeUps, ownerId);
    if (found && sent !== 0 && found.sent + LOST_AFTER > sent) return false;
    const next: Omit<WakeUp, 'version'> = { id: ownerId, ownerId, sent };
    try {
      if (found) await this.#documents.update(wakeUps, { ...found, sent });
      else if (sent !== 0) await this.#documents.insert(wakeUps, next);
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      return this.#mark(ownerId, sent);
    }
  }

  async wake(ownerId: string, delay = 0): Promise<void> {
    if (delay === 0 && !(await this.#mark(ownerId, Date.now()))) return;
    try {
      await this.#calls.send(messageFor(ownerId), Math.min(LONGEST_DELAY, Math.ceil(delay)));
    } catch (error) {
      if (delay === 0) await this.#mark(ownerId, 0);
      throw error;
    }
  }

  async wakeAll(signal?: AbortSignal): Promise<number> {
    let woken = 0;
    for await (const people of this.#states.everybodyDue()) {
      if (signal?.aborted) break;
      const steps = Array.from({ length: Math.ceil(people.length / MOST_SENT) }, (_, number) => people.slice(number * MOST_SENT, (number + 1) * MOST_SENT));
      const next = steps.values();
      await Promise.all(Array.from({ length: SENT_AT_ONCE }, async () => { for (const step of next) await this.#wakeTogether(step); }));
      woken += people.length;
    }
    return woken;
  }

  /** One message for each of at most ten people who have none on its way, sent in one call. */
  async #wakeTogether(people: readonly string[]): Promise<void> {
    const now = Date.now();
    const marked = await Promise.all(people.map(async (ownerId) => ((await this.#mark(ownerId, now)) ? [ownerId] : [])));
    const fresh = marked.flat();
    if (fresh.length === 0) return;
    const taken = await this.#calls.sendTogether(fresh.map(messageFor)).catch(async (error: unknown) => {
      for (const ownerId of fresh) await this.#mark(ownerId, 0);
      throw error;
    });
    for (const [place, ownerId] of fresh.entries()) if (!taken[place]) await this.#mark(ownerId, 0);
  }

  async enqueue(job: { repositoryId: string; ownerId: string }, notBefore = 0): Promise<void> {
    await this.#states.enqueue(job, notBefore);
    await this.#wakeBy(job.ownerId, notBefore);
  }

  /** A moment that is too far away for a message is left to the schedule. */
  async #wakeBy(ownerId: string, moment: number): Promise<void> {
    const delay = (moment - Date.now()) / 1_000;
    if (delay <= LONGEST_DELAY) await this.wake(ownerId, Math.max(0, delay));
  }

  async accept(message: WakeUpMessage, signal?: AbortSignal): Promise<Job | undefined> {
    const parsed = body.safeParse(await new Response(message.body).json().catch(() => undefined));
    if (!parsed.success) throw new AppError('wrong-use', 'A message in the queue is not of this program. It is left there, and put aside after some tries.');
    const { person } = parsed.data;
    // First: who makes something due from now on sends a message, and what was made due before is found below.
    await this.#mark(person, 0);
    const job = await this.#states.claimOf(person, signal);
    if (!job) {
      await this.#calls.remove(message);
      return undefined;
    }
    const timer = setInterval(() => void this.#calls.hold(message, HOLD_SECONDS), PROLONGED_EVERY);
    timer.unref();
    this.#messages.set(job, { message, timer });
    await this.#calls.hold(message, HOLD_SECONDS);
    // The next of this person's goes to the end of the queue: everybody in turn.
    if (await this.#states.hasDue(person)) await this.wake(person).catch(() => undefined);
    return job;
  }

  async claim(signal?: AbortSignal): Promise<Job | undefined> {
    for (;;) {
      if (signal?.aborted) return undefined;
      const message = await this.#calls.receive(this.#waitSeconds, HOLD_SECONDS, signal);
      if (message) {
        const job = await this.accept(message, signal).catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code !== 'wrong-use') throw error;
          return undefined;
        });
        if (job) return job;
      } else {
        if (Date.now() - this.#swept < SWEEP_EVERY) return undefined;
        const job = await this.#states.claim(signal);
        // As long as there is some, it is looked at again at once.
        if (!job) this.#swept = Date.now();
        return job;
      }
    }
  }

  /** Ends what belongs to a job's message, and gives it. */
  #take(job: Job): WakeUpMessage | undefined {
    const found = this.#messages.get(job);
    if (found) clearInterval(found.timer);
    this.#messages.delete(job);
    return found?.message;
  }

  async #ended(job: Job, delayed: boolean): Promise<void> {
    const message = this.#take(job);
    if (message) await this.#calls.remove(message);
    const { nextDue } = job.lease.state();
    if (delayed || nextDue <= Date.now()) await this.#wakeBy(job.ownerId, nextDue).catch(() => undefined);
  }

  async complete(job: Job, notBefore: number): Promise<void> {
    await this.#states.complete(job, notBefore);
    await this.#ended(job, false);
  }

  async fail(job: Job, retryAt?: number): Promise<void> {
    await this.#states.fail(job, retryAt);
    await this.#ended(job, true);
  }

  async release(job: Job): Promise<void> {
    await this.#states.release(job);
    const message = this.#take(job);
    if (!message) return;
    // Another message instead of the same once more: one that comes back too often is put aside, and a run that was asked to stop is no failed one.
    const isWoken = await this.wake(job.ownerId).then(() => true, () => false);
    if (isWoken) await this.#calls.remove(message);
    else await this.#calls.hold(message, 0);
  }

  isBusy(ownerId: string): ReturnType<JobQueue['isBusy']> {
    return this.#states.isBusy(ownerId);
  }

  counts(ownerId: string): ReturnType<JobQueue['counts']> {
    return this.#states.counts(ownerId);
  }

  async depth(): Promise<QueueDepth> {
    const [own, dead] = [await this.#calls.attributes(), await this.#calls.deadLetters()];
    const aside = dead ? await this.#calls.attributes(dead.url) : undefined;
    return {
      waiting: Number(own.ApproximateNumberOfMessages ?? 0), running: Number(own.ApproximateNumberOfMessagesNotVisible ?? 0),
      delayed: Number(own.ApproximateNumberOfMessagesDelayed ?? 0), dead: Number(aside?.ApproximateNumberOfMessages ?? 0),
    };
  }

  async redrive(): Promise<void> {
    const dead = await this.#calls.deadLetters();
    if (!dead) throw new AppError('not-found', 'This queue has no place for messages that failed too often.');
    await this.#calls.moveBack(dead.arn);
  }

  async close(): Promise<void> {
    this.#calls.close();
  }
}

/** The queue over messages that somebody carries. `waitSeconds`: how long a worker that asks waits for a message, at most 20. */
export function createMessageQueue(documents: DocumentStore, calls: MessageCalls, waitSeconds = 4): JobQueue & WakeUps & { close(): Promise<void> } {
  return new SqsQueue(documents, calls, waitSeconds);
}

/** The queue on SQS, over the states in the document store. */
export function createSqsQueue(documents: DocumentStore, settings: SqsSettings, waitSeconds?: number): JobQueue & WakeUps & { close(): Promise<void> } {
  return createMessageQueue(documents, new SqsCalls(settings), waitSeconds);
}
