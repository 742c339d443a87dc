import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectRepositories } from '../../lib/collections/collect';
import type { Context } from '../../lib/context';
import { collections, cvs, snapshots, users } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { RULES_VERSION } from '../../lib/facts/types';
import { loadSnapshot } from '../../lib/publishing/load-published';
import { figuresOf } from '../../lib/snapshots/figures';
import { cvJson } from '../../lib/snapshots/present-figures';
import { FAULTS, faultyStores } from '../support/faulty-stores';
import { makeRepository } from '../support/small-repository';
import { tempContext } from '../support/temp-context';

const ADA = 'ada@example.org';
const TODAY = '2026-11-21';
let folder: string;
let sources: { kind: 'path'; path: string }[];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'faulty-stores-'));
  sources = [3, 2].map((amount, number) => ({
    kind: 'path', path: makeRepository(folder, `r${number}`, Array.from({ length: amount }, (_, place) => ({ email: ADA, file: `src/${place}.${place % 2 === 0 ? 'ts' : 'md'}`, lines: place + number + 1 }))),
  }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The person at this machine, with a known key, so that ids of commits are the same in every run. */
function insertOwner({ documents }: Context): Promise<User> {
  return documents.insert(users, { id: 'user', ownerId: 'user', account: 'local', hashKey: 'ab'.repeat(32), created: '2026-11-20T08:00:00.000Z' });
}

/** What a killed process leaves is taken over at once; this one lives on, so its leases are taken from it. */
async function freeLeases({ documents }: Context): Promise<void> {
  for (const state of await listAll(documents, collections, 'owner', ['user'])) {
    if (state.leaseUntil > 0) await documents.update(collections, { ...state, leaseUntil: 0, holder: null });
  }
}

/** Everything that a reader and the next run see, without ids and moments that differ between any two runs. */
async function outcome(context: Context): Promise<unknown> {
  const facts: unknown[] = [];
  for await (const fact of context.stats.read('user', RULES_VERSION)) facts.push({ ...fact, repository: '', identity: fact.identity === null ? null : 'one' });
  const [cv, ...others] = (await context.documents.list(cvs, 'owner', ['user'])).documents;
  const shown = cv && (await loadSnapshot(context, cv.slug));
  const kept = cv ? (await context.documents.list(snapshots, 'cv', [cv.id])).documents.length : 0;
  const figures = shown && JSON.parse(JSON.stringify(cvJson(figuresOf(shown.snapshot, {}, TODAY))).replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/gu, '""'));
  return { facts: facts.map((fact) => JSON.stringify(fact)).sort(), figures: figures as unknown, cvs: others.length + 1, kept, name: cv?.name };
}

async function undisturbed(): Promise<unknown> {
  const temp = await tempContext();
  await insertOwner(temp.context);
  await collectRepositories(temp.context, { sources, emails: [ADA] });
  const found = await outcome(temp.context);
  await temp.remove();
  return found;
}

/** Collects again and again, each time with another call of the stores going wrong: the first, then every `step`-th, until a run meets no fault. */
export function faultsContract(step: number): void {
  describe('collecting while one call of the stores goes wrong', () => {
    it.each(FAULTS)('loses nothing and counts nothing twice, whichever call it is: %s', async (fault) => {
      const expected = await undisturbed();
      let met = true;
      let runs = 0;
      for (let number = 1; met; number += step) {
        const temp = await tempContext();
        await insertOwner(temp.context);
        const stores = faultyStores(temp.context, fault, number);
        await collectRepositories({ ...temp.context, ...stores }, { sources, emails: [ADA] }).catch(() => undefined);
        met = stores.calls() >= number;
        await stores.settled();
        await freeLeases(temp.context);
        await collectRepositories(temp.context, { sources, emails: [ADA] });
        expect(await outcome(temp.context), `call ${number}`).toEqual(expected);
        await temp.remove();
        runs += 1;
      }
      expect(runs * step).toBeGreaterThan(20);
    }, 300_000);
  });
}
