import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { claimIdentities } from '../../lib/accounts/identities';
import { localOwner } from '../../lib/accounts/local-owner';
import { collectRepositories } from '../../lib/collections/collect';
import { seriesOfRepository } from '../../lib/collections/series';
import type { Context } from '../../lib/context';
import { collections, repositories } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { eraseRepository } from '../../lib/repositories/erase-repository';
import { loadAggregate } from '../../lib/publishing/load-published';
import { publish } from '../../lib/publishing/publish';
import { setExclusions } from '../../lib/repositories/set-exclusions';
import { figuresOf } from '../../lib/snapshots/figures';
import { makeRepository } from '../support/small-repository';
import { tempContext } from '../support/temp-context';
import type { TempContext } from '../support/temp-context';

const ADA = 'ada@example.org';
const BEFORE = 'ada@oldjob.example';
const COMMITS = 900;

let temp: TempContext;
let folder: string;
let place: string;
let owner: User;
let id: string;

const collect = (context: Context, emails: string[] = []) => collectRepositories(context, { sources: [{ kind: 'path', path: place }], emails });
const figures = async () => {
  await publish(temp.context, owner);
  const snapshot = await loadAggregate(temp.context, owner);
  const all = snapshot && figuresOf(snapshot, {}, '2026-11-21');
  return { totals: all?.totals.commits, headline: all?.headline.commits };
};
const stored = async (series: string) => (await temp.context.stats.commitIds(owner.id, RULES_VERSION, series)).size;
/** A context whose process dies after the second batch of facts was written. */
function dying(context: Context): Context {
  let batches = 0;
  const write: Context['stats']['write'] = async (...args) => {
    if (batches === 2) throw new Error('the process died');
    batches += 1;
    await context.stats.write(...args);
  };
  const stats = new Proxy(context.stats, {
    get: (target, name: keyof Context['stats']) => (name === 'write' ? write : target[name].bind(target)),
  });
  return { ...context, stats };
}

beforeEach(async () => {
  temp = await tempContext();
  folder = mkdtempSync(path.join(tmpdir(), 'commit-stats-recollection-'));
  place = makeRepository(folder, 'app', Array.from({ length: COMMITS }, (_, number) => ({ email: number % 3 === 0 ? BEFORE : ADA })));
  owner = await localOwner(temp.context);
  await collect(temp.context, [ADA]);
  id = (await temp.context.documents.list(repositories, 'owner', [owner.id])).documents[0]?.id ?? '';
});
afterEach(async () => {
  await temp.remove();
  rmSync(folder, { recursive: true, force: true });
});

it('without other paths is seen wholly or not at all, whatever is published meanwhile, and goes on where it was killed', async () => {
  expect(await figures()).toEqual({ totals: 600, headline: 600 });
  await setExclusions(temp.context, owner, { repositoryId: id, paths: ['**'], commits: [] });
  await expect(collect(dying(temp.context))).rejects.toThrow('the process died');
  const [first, second] = seriesOfRepository(id);
  const begun = await stored(second);
  expect(begun).toBeGreaterThan(0);
  expect(begun).toBeLessThan(600);
  // Another repository ended: its numbers are put together with the old ones of this one.
  const state = await temp.context.documents.get(collections, id);
  if (state) await temp.context.documents.update(collections, { ...state, generation: state.generation + 1 });
  expect(await figures()).toEqual({ totals: 600, headline: 600 });

  const [outcome] = (await collect(temp.context)).outcomes;
  expect(outcome?.added).toBe(600 - begun);
  expect(await figures()).toEqual({ totals: 600, headline: 0 });
  expect([await stored(first), await stored(second)]).toEqual([0, 600]);
  expect((await collect(temp.context)).outcomes.map(({ read }) => read)).toEqual([false]);
});

it('whose paths change again while it runs begins anew and mixes nothing', async () => {
  await setExclusions(temp.context, owner, { repositoryId: id, paths: ['**'], commits: [] });
  await expect(collect(dying(temp.context))).rejects.toThrow('the process died');
  await setExclusions(temp.context, owner, { repositoryId: id, paths: ['src/1.ts'], commits: [] });
  await collect(temp.context);
  expect(await figures()).toEqual({ totals: 600, headline: 599 });
  await setExclusions(temp.context, owner, { repositoryId: id, paths: [], commits: [] });
  await collect(temp.context);
  expect(await figures()).toEqual({ totals: 600, headline: 600 });
  expect(await stored(seriesOfRepository(id)[1])).toBe(0);
});

it('for another address counts what it found when it is complete', async () => {
  await claimIdentities(temp.context, owner, [BEFORE]);
  await expect(collect(dying(temp.context))).rejects.toThrow('the process died');
  expect(await stored(id)).toBeGreaterThan(600);
  const state = await temp.context.documents.get(collections, id);
  if (state) await temp.context.documents.update(collections, { ...state, generation: state.generation + 1 });
  expect(await figures()).toEqual({ totals: 600, headline: 600 });
  await collect(temp.context);
  expect(await figures()).toEqual({ totals: 900, headline: 900 });
});

it('leaves nothing behind when the repository is erased', async () => {
  await setExclusions(temp.context, owner, { repositoryId: id, paths: ['**'], commits: [] });
  await expect(collect(dying(temp.context))).rejects.toThrow('the process died');
  await eraseRepository(temp.context, owner, { id });
  expect(await Promise.all(seriesOfRepository(id).map(stored))).toEqual([0, 0]);
});

it('notes the newest commit of the person that it found', async () => {
  const state = await temp.context.documents.get(collections, id);
  expect(state?.lastCommit).toMatchObject({ time: 1_600_000_000 + 3_600 * 899 + 3_600 });
  expect(state?.lastCommit?.sha).toMatch(/^[0-9a-f]{40}$/u);
});
