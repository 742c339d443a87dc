import { CATEGORIES } from '../languages/types';
import { COUNTED, MERGE, UNKNOWN, takesWholeCommit } from './exclusion';
import type { Selection } from './selection';
import { EXCLUSIONS } from './types';
import type { ChangeCells, CommitCells, Counts, Figures } from './types';

interface Sums {
  commits: number;
  filesChanged: number;
  additions: number;
  deletions: number;
}

const none = (): Sums => ({ commits: 0, filesChanged: 0, additions: 0, deletions: 0 });

function addLines(sums: Sums, files: number, additions: number, deletions: number): void {
  sums.filesChanged += files;
  sums.additions += additions;
  sums.deletions += deletions;
}

/** What git says, what was left out and why, and the rest by category; see `Figures` for what a language does to each. */
export class LeftOutTally {
  private readonly total = none();
  private readonly reasons = EXCLUSIONS.map(none);
  /** In the order of CATEGORIES, then `unknown`. */
  private readonly categories = Array.from({ length: CATEGORIES.length + 1 }, none);
  private readonly active: Uint8Array;

  constructor(private readonly selection: Selection) {
    this.active = new Uint8Array(selection.lastDay - selection.firstDay + 1);
  }

  addCommits(cells: CommitCells, row: number): void {
    if (this.selection.language !== null) return;
    const exclusion = cells.exclusion[row] ?? COUNTED;
    const commits = cells.commits[row] ?? 0;
    const whole = takesWholeCommit(exclusion);
    if (whole || exclusion === MERGE) (this.reasons[exclusion] as Sums).commits += commits;
    if (whole || exclusion === COUNTED) this.addToTotal(cells.day[row] ?? -1, commits);
  }

  /** Files and lines are those of the row. */
  addChange(changes: ChangeCells, row: number, files: number, additions: number, deletions: number): void {
    const exclusion = changes.exclusion[row] ?? COUNTED;
    const { language } = this.selection;
    addLines(this.total, files, additions, deletions);
    if (language !== null) this.addToTotal(changes.day[row] ?? -1, changes.commitsOfLanguage[row] ?? 0);
    if (exclusion !== COUNTED) {
      const reason = this.reasons[exclusion] as Sums;
      addLines(reason, files, additions, deletions);
      if (language !== null) reason.commits += changes.commits[row] ?? 0;
      else if (!takesWholeCommit(exclusion)) reason.commits += changes.commitsOfCategory[row] ?? 0;
    }
    if (takesWholeCommit(exclusion)) return;
    const category = this.categories[exclusion === UNKNOWN ? CATEGORIES.length : (changes.category[row] ?? 0)] as Sums;
    addLines(category, files, additions, deletions);
    const once = exclusion === UNKNOWN ? changes.commits : changes.touches;
    category.commits += (language === null ? changes.commitsOfCategory : once)[row] ?? 0;
  }

  private addToTotal(day: number, commits: number): void {
    this.total.commits += commits;
    if (day >= 0 && commits > 0) this.active[day - this.selection.firstDay] = 1;
  }

  figures(): { totals: Counts } & Pick<Figures, 'excluded' | 'byCategory'> {
    return {
      totals: { ...this.total, activeDays: this.active.reduce((days, day) => days + day, 0) },
      excluded: this.reasons.map((sums, index) => ({ reason: EXCLUSIONS[index] ?? 'unknown', ...sums })),
      byCategory: this.categories
        .map((sums, index) => ({ category: CATEGORIES[index] ?? ('unknown' as const), ...sums }))
        .filter(({ filesChanged }) => filesChanged > 0),
    };
  }
}
