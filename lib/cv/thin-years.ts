import { KINDS } from '../facts/types';
import type { Figures } from '../snapshots/types';

/** Labelled commits from which on a year's parts say something: of three commits, one is a third. */
const LEAST_LABELLED = 10;

/**
 * Years (`YYYY`) with labelled commits, but so few that their parts would be chance and stretch the scale of all kinds: they have no column.
 * Empty where no year has enough, as then there is nothing that they could hide.
 */
export function thinYears(figures: Pick<Figures, 'kindsByYear'>): string[] {
  const labelled = figures.kindsByYear.map(({ year, kinds }) => ({ year, commits: KINDS.reduce((sum, kind) => (kind === 'other' ? sum : sum + (kinds[kind] ?? 0)), 0) }));
  if (labelled.every(({ commits }) => commits < LEAST_LABELLED)) return [];
  return labelled.filter(({ commits }) => commits > 0 && commits < LEAST_LABELLED).map(({ year }) => year);
}
