import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import { collectRepositories } from '../../lib/collections/collect';
import { repositories } from '../../lib/documents/collections';
import { RULES_VERSION } from '../../lib/facts/types';
import { loadAggregate } from '../../lib/publishing/load-published';
import { setExclusions } from '../../lib/repositories/set-exclusions';
import { figuresOf } from '../../lib/snapshots/figures';
import { makeRepository } from '../support/small-repository';
import { tempContext } from '../support/temp-context';

const ADA = 'ada@example.org';

it('reads a repository again when other paths are left out; what is left out is named, and totals stay', async () => {
  const temp = await tempContext();
  const folder = mkdtempSync(path.join(tmpdir(), 'commit-stats-exclusions-'));
  try {
    const place = makeRepository(folder, 'app', Array.from({ length: 5 }, () => ({ email: ADA })));
    const collect = () => collectRepositories(temp.context, { sources: [{ kind: 'path', path: place }], emails: [ADA] });
    const counted = async () => {
      const owner = await localOwner(temp.context);
      const snapshot = await loadAggregate(temp.context, owner);
      const figures = snapshot && figuresOf(snapshot, {}, '2026-11-21');
      const lines = figures?.excluded.reduce((sum, { additions }) => sum + additions, figures.headline.additions);
      expect(lines).toBe(figures?.totals.additions);
      return { totals: figures?.totals.commits, headline: figures?.headline.commits, owner: figures?.excluded.find(({ reason }) => reason === 'owner')?.commits };
    };
    await collect();
    expect(await counted()).toEqual({ totals: 5, headline: 5, owner: 0 });
    const owner = await localOwner(temp.context);
    const [repository] = (await temp.context.documents.list(repositories, 'owner', [owner.id])).documents;
    await setExclusions(temp.context, owner, { repositoryId: repository?.id ?? '', paths: ['**'], commits: [] });
    await collect();
    expect(await counted()).toEqual({ totals: 5, headline: 0, owner: 5 });
    for await (const fact of temp.context.stats.read(owner.id, RULES_VERSION)) expect(fact.changes.every(({ category }) => category === 'excluded')).toBe(true);
    await setExclusions(temp.context, owner, { repositoryId: repository?.id ?? '', paths: [], commits: [] });
    await collect();
    expect(await counted()).toEqual({ totals: 5, headline: 5, owner: 0 });
    expect((await collect()).outcomes.map(({ read }) => read)).toEqual([false]);
  } finally {
    await temp.remove();
    rmSync(folder, { recursive: true, force: true });
  }
});
