import type { Figures, SnapshotRepository } from '../../snapshots/types';
import type { Words } from '../words/types';

/** Commits of a year by what is known of their repositories. */
export interface OpenSourceYear {
  year: string;
  open: number;
  /** In repositories that not everybody may read, or that have no licence. */
  closed: number;
  unknown: number;
  /** Part in open source, 0–1; null in a year without commits or with commits of which it is not known. */
  share: number | null;
}

/** Dated commits of each year with any, by what is known of their repositories. */
export function openSourceYears(figures: Figures): OpenSourceYear[] {
  const years = new Map(figures.byYear.map(({ period }) => [period, { open: 0, closed: 0, unknown: 0 }]));
  for (const { repository, byMonth } of figures.byRepository) {
    const part = repository.openSource === null ? 'unknown' : repository.openSource ? 'open' : 'closed';
    for (const { month, commits } of byMonth) {
      const year = years.get(month.slice(0, 4)) ?? { open: 0, closed: 0, unknown: 0 };
      year[part] += commits;
      years.set(month.slice(0, 4), year);
    }
  }
  return [...years].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([year, parts]) => {
    const all = parts.open + parts.closed + parts.unknown;
    return { year, ...parts, share: all === 0 || parts.unknown > 0 ? null : parts.open / all };
  });
}

/** Sentence under “Open source and private work”: which part of the commits, where it was most, and of what it is not known. */
export function openSourceSentence(figures: Figures, { openSource: says, percent }: Words): string {
  const { share, commits } = figures.openSource;
  const unknown = figures.byRepository.filter(({ repository }) => repository.openSource === null).length;
  if (figures.headline.commits === 0) return says.noneInView;
  if (unknown > 0) return says.atLeast(commits, figures.headline.commits, unknown);
  if (commits === 0) return says.none;
  if (share === 1) return says.every(commits);
  const years = openSourceYears(figures).filter((year) => year.open > 0);
  const best = years.reduce<OpenSourceYear | undefined>((most, year) => (most === undefined || (year.share ?? 0) > (most.share ?? 0) ? year : most), undefined);
  return says.part(percent(share), best === undefined || years.length < 2 ? undefined : { year: best.year, part: percent(best.share) });
}

/** Open-source repositories of one's own that others starred, the most starred first. */
export function starredRepositories(repositories: readonly SnapshotRepository[]): (SnapshotRepository & { stars: number })[] {
  return repositories.flatMap((one) => (one.openSource === true && one.stars !== undefined && one.stars > 0 ? [{ ...one, stars: one.stars }] : [])).toSorted((a, b) => b.stars - a.stars || (a.name < b.name ? -1 : 1));
}

/** `412 stars`, of all of them together. */
export function starsSentence(starred: readonly { stars: number }[], { amount, nouns }: Words): string {
  return amount(starred.reduce((sum, { stars }) => sum + stars, 0), nouns.star);
}
