import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../lib/context';
import { collections, cvs, tokens } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { AppError } from '../../lib/errors/app-error';
import { RULES_VERSION } from '../../lib/facts/types';
import { loadSnapshot } from '../../lib/publishing/load-published';
import { createEmbeddedQueue } from '../../lib/queue/embedded';
import { createMessageQueue } from '../../lib/queue/sqs';
import { SqsCalls } from '../../lib/queue/sqs-client';
import { wakingDocuments } from '../../lib/queue/waking-documents';
import { markAllDue } from '../../lib/repositories/mark-due';
import { figuresOf } from '../../lib/snapshots/figures';
import { cvJson } from '../../lib/snapshots/present-figures';
import { startGitHubSimulator } from '../forges/github/simulator';
import type { GitHubSimulator } from '../forges/github/simulator';
import * as hub from '../forges/github/world';
import { FAULTS, oneFault } from '../support/faulty-stores';
import type { Faulty } from '../support/faulty-stores';
import { makeRepository } from '../support/small-repository';
import { addAll, openPlace, personWith, workThrough } from './site';

const ADA = 'ada@halden.example';

/** Back ends that calls may go wrong of. */
export type BackEndName = 'documents' | 'stats' | 'vault' | 'queue';

/** The vault answers in its own words. */
function unavailable(): AppError {
  return new AppError('vault-unavailable', 'The vault did not answer.');
}

/** The context with calls of these back ends counted, one of which goes wrong. The embedded queue is its documents; with SQS the calls to it are counted. */
function faultyContext(context: Context, faulty: Faulty, names: readonly BackEndName[]): Context {
  const has = (name: BackEndName): boolean => names.includes(name);
  const stored = has('documents') ? faulty.wrap(context.documents) : context.documents;
  const made: Context = { ...context, documents: stored, stats: has('stats') ? faulty.wrap(context.stats) : context.stats };
  if (has('vault')) made.vault = async () => faulty.wrap(await context.vault(), unavailable);
  const { sqs } = context.settings.cloud;
  if (sqs === null) {
    const queue = createEmbeddedQueue(stored);
    return { ...made, queue: async () => queue };
  }
  const calls = new SqsCalls(sqs);
  const queue = createMessageQueue(stored, has('queue') ? faulty.wrap(calls) : calls, 0);
  return { ...made, documents: wakingDocuments(stored, (ownerId) => queue.wake(ownerId), context.log), queue: async () => queue, wakeUps: async () => queue };
}

/** What readers and the owner see, without ids and moments that differ between any two runs. */
async function outcome(context: Context, user: User): Promise<unknown> {
  const facts: string[] = [];
  for await (const fact of context.stats.read(user.id, RULES_VERSION)) facts.push(JSON.stringify({ ...fact, repository: '', identity: null }));
  const [cv, ...others] = (await context.documents.list(cvs, 'owner', [user.id])).documents;
  const shown = cv && (await loadSnapshot(context, cv.slug));
  const figures: unknown = shown && JSON.parse(JSON.stringify(cvJson(figuresOf(shown.snapshot, {}, '2026-11-21'))).replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/gu, '""'));
  const [token] = await listAll(context.documents, tokens, 'owner', [user.id]);
  return { facts: facts.sort(), figures, cvs: others.length + 1, token: [token?.status, token?.message, token?.sealed !== null] };
}

/** What a killed process leaves is taken over at once; this one lives on, so its leases are taken from it. */
async function freeLeases({ documents }: Context, user: User): Promise<void> {
  for (const state of await listAll(documents, collections, 'owner', [user.id])) {
    if (state.leaseUntil > 0) await documents.update(collections, { ...state, leaseUntil: 0, holder: null, fence: state.fence + 1 });
  }
}

/** A worker collects from a simulated forge again and again, each time with another call of these back ends going wrong: the first, then every `step`-th, until a run meets no fault. */
export function workerFaultsContract(names: readonly BackEndName[], { step, least }: { step: number; least: number }): void {
  describe(`a worker while one call of ${names.join(', ')} goes wrong`, () => {
    let root: string;
    let github: GitHubSimulator;
    let secret: string;
    beforeAll(async () => {
      root = mkdtempSync(path.join(tmpdir(), 'worker-faults-'));
      github = await startGitHubSimulator({ root });
      const account = hub.makeAccount(github.world, 'ada');
      secret = hub.makeToken(github.world, account).secret;
      for (const amount of [2, 3]) hub.makeRepositoryOf(github.world, account, `repository-${amount}`, { folder: makeRepository(root, `r${amount}`, Array.from({ length: amount }, (_, place) => ({ email: ADA, file: `src/${place}.${place % 2 === 0 ? 'ts' : 'md'}`, lines: place + amount }))) });
    });
    afterAll(async () => {
      await github?.close();
      rmSync(root, { recursive: true, force: true });
    });

    const run = async (fault: (typeof FAULTS)[number], number: number): Promise<{ found: unknown; calls: number }> => {
      const place = await openPlace([github.url]);
      try {
        const user = await personWith(place.context, 'ada', ADA);
        await addAll(place.context, user, { name: 'hub', forge: 'github', server: github.url, secret });
        const faulty = oneFault(fault, number);
        await workThrough(faultyContext(place.context, faulty, names)).catch(() => undefined);
        await faulty.settled();
        await freeLeases(place.context, user);
        // What failed is tried again by itself a minute later; here at once.
        await markAllDue(place.context, user.id);
        await workThrough(place.context);
        return { found: await outcome(place.context, user), calls: faulty.calls() };
      } finally {
        await place.remove();
      }
    };

    it.each(FAULTS)('loses nothing and counts nothing twice, whichever call it is: %s', async (fault) => {
      const { found: expected } = await run(fault, 0);
      let runs = 0;
      for (let number = 1, met = true; met; number += step) {
        const { found, calls } = await run(fault, number);
        met = calls >= number;
        expect(found, `call ${number}`).toEqual(expected);
        runs += 1;
      }
      expect(runs * step).toBeGreaterThan(least);
    }, 3_600_000);
  });
}
