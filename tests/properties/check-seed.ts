import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { scanRepositories } from '../../lib/collections/scan-repositories';
import { figuresOf } from '../../lib/snapshots/figures';
import type { Figures } from '../../lib/snapshots/types';
import { generateRepositories } from '../generator/generated-repository';
import { ADA } from '../generator/people';
import { recount } from './recount';
import type { Recount } from './recount';

/** The figures that the recount has too, in its shape. */
function comparable(figures: Figures): Recount {
  const { commits, filesChanged, additions, deletions, activeDays } = figures.totals;
  const { activeDays: _days, ...headline } = figures.headline;
  return {
    totals: { commits, filesChanged, additions, deletions },
    activeDays,
    headline,
    headlineDays: figures.byDay.map(({ period }) => period),
    excluded: Object.fromEntries(
      figures.excluded.filter((row) => row.reason === 'merge' || row.commits > 0 || row.filesChanged > 0).map(({ reason, ...sums }) => [reason, sums]),
    ),
    languages: Object.fromEntries(figures.byLanguage.map((row) => [row.language, { filesChanged: row.filesChanged, additions: row.additions, deletions: row.deletions }])),
    codeCommits: figures.codeCommits,
    coAuthorOnly: figures.coAuthorOnly,
    signed: figures.traits.signed,
    undated: figures.undated,
  };
}

/** Makes the repositories of a seed, scans them for one person and for everybody, and compares with the recount. Throws where a number differs. */
export async function checkSeed(seed: number): Promise<void> {
  const parent = await mkdtemp(path.join(tmpdir(), 'generated-'));
  try {
    const repositories = await generateRepositories(parent, seed);
    const sources = repositories.map(({ folder }) => ({ kind: 'path' as const, path: folder }));
    const emails = seed % 2 === 0 ? [ADA] : null;
    const { snapshot } = await scanRepositories({ sources, emails: emails ?? 'all', temp: parent, diffWorkers: 1 + (seed % 3) });
    const figures = figuresOf(snapshot, {}, '2026-11-21');
    assert.deepEqual(figures.incomplete, [], `seed ${seed}: all can be counted`);
    assert.deepEqual(comparable(figures), await recount(repositories, emails), `seed ${seed}: the scan (actual) is not the recount (expected)`);
    const shares = figures.byLanguage.reduce((sum, { commitShare }) => sum + commitShare, 0);
    assert.ok(Math.abs(shares - figures.codeCommits) < 1e-6, `seed ${seed}: commit shares add up to ${shares}, not ${figures.codeCommits}`);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** Checks `count` seeds on two lanes or more; the first that fails is thrown with its number. */
export async function checkSeeds(first: number, count: number): Promise<void> {
  let next = first;
  const lane = async (): Promise<void> => {
    while (next < first + count) await checkSeed(next++);
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane));
}
