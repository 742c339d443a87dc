import { KINDS } from '../facts/types';
import type { Kind } from '../facts/types';
import { firstDayOf, monthText, twoDigits } from './days';
import type { HeadlineTally } from './headline-tally';
import type { Selection } from './selection';
import type { Figures, PeriodFigures } from './types';

function emptyPeriod(period: string): PeriodFigures {
  return { period, commits: 0, filesChanged: 0, additions: 0, deletions: 0, activeDays: 0 };
}

function addTo(period: PeriodFigures, { commits, filesChanged, additions, deletions }: PeriodFigures): void {
  period.commits += commits;
  period.filesChanged += filesChanged;
  period.additions += additions;
  period.deletions += deletions;
  period.activeDays += 1;
}

/** The headline by day, month and year, its active days (ascending day numbers), and the kinds of each year of the span. */
export function periodsOf(tally: HeadlineTally, selection: Selection): Pick<Figures, 'byDay' | 'byMonth' | 'byYear' | 'kindsByYear'> & { active: number[] } {
  const byDay: PeriodFigures[] = [];
  const byMonth: PeriodFigures[] = [];
  const byYear: PeriodFigures[] = [];
  const active: number[] = [];
  const kindsByYear: Figures['kindsByYear'] = [];
  let ofMonth = emptyPeriod('');
  let ofYear = emptyPeriod('');
  let lastMonth = -1;
  let lastYear = -1;
  let firstDay = 0;
  for (let index = 0; index < tally.dayCommits.length; index++) {
    const commits = tally.dayCommits[index] ?? 0;
    if (commits === 0) continue;
    const day = selection.firstDay + index;
    const month = selection.monthAt(day);
    if (month !== lastMonth) {
      lastMonth = month;
      firstDay = firstDayOf(month);
      byMonth.push((ofMonth = emptyPeriod(monthText(month))));
      const year = 1970 + Math.floor(month / 12);
      for (let missing = lastYear < 0 ? year : lastYear + 1; missing <= year; missing++) {
        byYear.push((ofYear = emptyPeriod(String(missing))));
        kindsByYear.push(kindsOf(missing, tally.kindsOfYear.get(missing)));
      }
      lastYear = year;
    }
    const figures = {
      period: `${ofMonth.period}-${twoDigits(day - firstDay + 1)}`, commits, filesChanged: tally.dayFiles[index] ?? 0, additions: tally.dayAdditions[index] ?? 0,
      deletions: tally.dayDeletions[index] ?? 0, activeDays: 1,
    };
    active.push(day);
    byDay.push(figures);
    addTo(ofMonth, figures);
    addTo(ofYear, figures);
  }
  return { active, byDay, byMonth, byYear, kindsByYear };
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
