import { KINDS } from '../facts/types';
import type { Kind } from '../facts/types';
import { dayText, monthText } from './days';
import type { HeadlineTally } from './headline-tally';
import type { Selection } from './selection';
import type { Figures, PeriodFigures } from './types';

function periodOf(periods: Map<string, PeriodFigures>, period: string): PeriodFigures {
  let figures = periods.get(period);
  if (!figures) periods.set(period, (figures = { period, commits: 0, filesChanged: 0, additions: 0, deletions: 0, activeDays: 0 }));
  return figures;
}

/** The headline by day, month and year, its active days (ascending day numbers), and the kinds of each year of the span. */
export function periodsOf(tally: HeadlineTally, selection: Selection): Pick<Figures, 'byDay' | 'byMonth' | 'byYear' | 'kindsByYear'> & { active: number[] } {
  const byDay: PeriodFigures[] = [];
  const months = new Map<string, PeriodFigures>();
  const years = new Map<string, PeriodFigures>();
  const active: number[] = [];
  const kindsByYear: Figures['kindsByYear'] = [];
  tally.dayCommits.forEach((commits, index) => {
    if (commits === 0) return;
    const day = selection.firstDay + index;
    const month = selection.monthAt(day);
    const year = 1970 + Math.floor(month / 12);
    const before = active.length === 0 ? year - 1 : 1970 + Math.floor(selection.monthAt(active.at(-1) ?? day) / 12);
    for (let missing = before + 1; missing <= year; missing++) {
      periodOf(years, String(missing));
      kindsByYear.push(kindsOf(missing, tally.kindsOfYear.get(missing)));
    }
    active.push(day);
    const figures = {
      period: dayText(day), commits, filesChanged: tally.dayFiles[index] ?? 0, additions: tally.dayAdditions[index] ?? 0,
      deletions: tally.dayDeletions[index] ?? 0, activeDays: 1,
    };
    byDay.push(figures);
    for (const period of [periodOf(months, monthText(month)), periodOf(years, String(year))]) {
      period.commits += figures.commits;
      period.filesChanged += figures.filesChanged;
      period.additions += figures.additions;
      period.deletions += figures.deletions;
      period.activeDays += 1;
    }
  });
  return { active, byDay, byMonth: [...months.values()], byYear: [...years.values()], kindsByYear };
}

function kindsOf(year: number, commits: Float64Array | undefined): Figures['kindsByYear'][number] {
  const kinds: Partial<Record<Kind, number>> = {};
  let sum = 0;
  commits?.forEach((count, index) => {
    const kind = KINDS[index];
    if (count === 0 || kind === undefined) return;
    kinds[kind] = count;
    sum += count;
  });
  return { year: String(year), commits: sum, kinds };
}
