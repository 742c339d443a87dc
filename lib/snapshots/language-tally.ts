import { dayText, monthText } from './days';
import type { Selection } from './selection';
import type { Figures, LanguageFigures } from './types';

interface Sums {
  commits: number;
  share: number;
  files: number;
  additions: number;
  deletions: number;
  activeDays: number;
  activeMonths: number;
  first: number;
  last: number;
}

interface MonthSums {
  month: number;
  language: number;
  share: number;
  lines: number;
  activeDays: number;
  last: number;
}

/** Adds up headline rows by language and month; rows must come by ascending day. */
export class LanguageTally {
  private readonly sums = new Map<number, Sums>();
  private readonly months = new Map<number, MonthSums>();

  constructor(
    private readonly selection: Selection,
    private readonly names: readonly string[],
  ) {}

  add(day: number, language: number, commits: number, share: number, files: number, additions: number, deletions: number): void {
    let sums = this.sums.get(language);
    if (!sums) {
      sums = { commits: 0, share: 0, files: 0, additions: 0, deletions: 0, activeDays: 0, activeMonths: 0, first: -1, last: -1 };
      this.sums.set(language, sums);
    }
    sums.commits += commits;
    sums.share += share;
    sums.files += files;
    sums.additions += additions;
    sums.deletions += deletions;
    if (day < 0) return;
    if (sums.first < 0) sums.first = day;
    if (sums.last !== day) sums.activeDays++;
    sums.last = day;
    const month = this.selection.monthAt(day);
    const key = month * (this.names.length + 1) + language;
    let ofMonth = this.months.get(key);
    if (!ofMonth) {
      ofMonth = { month, language, share: 0, lines: 0, activeDays: 0, last: -1 };
      this.months.set(key, ofMonth);
      sums.activeMonths++;
    }
    ofMonth.share += share;
    ofMonth.lines += additions + deletions;
    if (ofMonth.last !== day) ofMonth.activeDays++;
    ofMonth.last = day;
  }

  /** Most commit share first, equal ones by name. */
  byLanguage(): LanguageFigures[] {
    return [...this.sums]
      .map(([language, { commits, share, files, additions, deletions, activeDays, activeMonths, first, last }]) => ({
        language: this.names[language] ?? '', commits, commitShare: share, filesChanged: files, additions, deletions, activeDays, activeMonths,
        first: first < 0 ? '' : dayText(first),
        last: last < 0 ? '' : dayText(last),
      }))
      .sort((a, b) => b.commitShare - a.commitShare || (a.language < b.language ? -1 : 1));
  }

  /** By month, then by name. */
  byMonth(): Figures['languagesByMonth'] {
    return [...this.months.values()]
      .sort((a, b) => a.month - b.month || a.language - b.language)
      .map(({ month, language, share, lines, activeDays }) => ({ month: monthText(month), language: this.names[language] ?? '', commitShare: share, lines, activeDays }));
  }
}
