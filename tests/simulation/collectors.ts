import { recordEvent } from '../../lib/audit/record-event';
import { identities, repositories, tokens, users } from '../../lib/documents/collections';
import type { Job, JobQueue } from '../../lib/queue/port';
import type { WakeUps } from '../../lib/queue/wake-ups';
import { changeRepository } from '../../lib/repositories/own-repository';
import { nextLook } from '../../lib/schedule/due-rules';
import type { Clock } from './clock';
import type { ForgeNotes } from './simulated-forge';
import type { SimulatedMessages } from './simulated-messages';
import type { SimulatedStore } from './simulated-store';

/** One collection that ended. */
export interface Collected {
  repositoryId: string;
  ownerId: string;
  /** Something was pushed since the last one. */
  isNew: boolean;
  /** Milliseconds from when it was due until somebody took it. */
  waited: number;
  /** Milliseconds from the push until somebody took it; null where nothing was pushed. */
  behind: number | null;
  at: number;
}

export interface CollectorPlan {
  store: SimulatedStore;
  queue: JobQueue & WakeUps;
  messages: SimulatedMessages;
  clock: Clock;
  notes: ForgeNotes;
  /** Collections at the same time. */
  amount: number;
  /** How long git and publishing take, in milliseconds, forges' answers included. */
  newMs: number;
  quietMs: number;
  random: () => number;
  onCollected: (collected: Collected) => void;
}

/** What a worker asks and notes for one repository; reading the history is a wait. */
async function collectOne({ store, queue, clock, notes, newMs, quietMs, random, onCollected }: CollectorPlan, job: Job, dueAt: number): Promise<void> {
  const told = notes.told.get(job.repositoryId);
  notes.told.delete(job.repositoryId);
  const at = clock.now();
  const { marker } = job.lease.state();
  const repository = await store.get(repositories, job.repositoryId);
  await store.get(users, job.ownerId);
  await store.list(identities, 'owner', [job.ownerId]);
  const tokenId = repository?.tokenIds[0] ?? '';
  const token = await store.get(tokens, tokenId);
  await recordEvent({ documents: store }, job.ownerId, { action: 'repository-collected', token, subject: job.repositoryId }, clock.now());
  await clock.sleep(told ? newMs : quietMs);
  const moment = new Date().toISOString();
  await job.lease.update(told ? { checked: moment, completed: moment, generation: job.lease.state().generation + 1 } : { checked: moment });
  if (told) await changeRepository(store, job.repositoryId, () => ({ marker }));
  await queue.complete(job, nextLook({ now: clock.now(), lastActivity: null, told: true }, random));
  onCollected({ repositoryId: job.repositoryId, ownerId: job.ownerId, isNew: told !== undefined, waited: at - (told?.told ?? dueAt), behind: told ? at - told.pushed : null, at });
}

/** Starts collectors as functions that are fed from a queue of messages: each takes one, works, and takes the next. */
export function startCollectors(plan: CollectorPlan): void {
  const { queue, messages } = plan;
  const work = async (): Promise<never> => {
    for (;;) {
      const message = await messages.next();
      const job = await queue.accept(message);
      if (job) await collectOne(plan, job, job.lease.state().nextDue);
    }
  };
  for (let number = 0; number < plan.amount; number += 1) void work();
}
