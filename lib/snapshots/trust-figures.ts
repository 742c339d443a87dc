import { dayText } from './days';
import { CLAIMED_ONLY, COUNTED } from './exclusion';
import type { Selection } from './selection';
import { TRUSTS, TRUSTS_BY_STRENGTH } from './types';
import type { Figures, Snapshot } from './types';

interface Tally { commits: number; filesChanged: number; additions: number; deletions: number; openSource: number; days: Set<number>; languages: Set<number> }

const none = (): Tally => ({ commits: 0, filesChanged: 0, additions: 0, deletions: 0, openSource: 0, days: new Set(), languages: new Set() });

/** Whether nothing is known of any row. */
function isUnknown(trust: readonly number[]): boolean {
  return trust.every((index) => index < 0);
}

/** The headline of a view by what stands behind it, and what is only claimed. Commits, files and lines add up to the headline's where something is known of every commit. */
export function trustFiguresOf({ commits, changes, repositories, languages: names }: Snapshot, { holds, language }: Selection): Pick<Figures, 'trust' | 'claimed'> {
  // What is only read here, as by a scan, says nothing of any.
  if (isUnknown(commits.trust) && isUnknown(changes.trust)) return { trust: [], claimed: { commits: 0, activeDays: 0, repositories: 0 } };
  const tallies = TRUSTS.map(none);
  const claimed = { commits: 0, days: new Set<number>(), repositories: new Set<number>() };
  const count = (tally: Tally, day: number, some: number, repository: number): void => {
    tally.commits += some;
    if (repositories[repository]?.openSource === true) tally.openSource += some;
    if (day >= 0 && some > 0) tally.days.add(day);
  };
  // A language has its commits in the rows of changes.
  const whole = language === null ? commits.day.length : 0;
  for (let row = 0; row < whole; row++) {
    const day = commits.day[row] ?? -1;
    if (!holds(day)) continue;
    const some = commits.commits[row] ?? 0;
    if (commits.exclusion[row] === CLAIMED_ONLY) {
      claimed.commits += some;
      claimed.repositories.add(commits.repository[row] ?? 0);
      if (day >= 0) claimed.days.add(day);
    }
    const tally = commits.exclusion[row] === COUNTED ? tallies[commits.trust[row] ?? -1] : undefined;
    if (tally) count(tally, day, some, commits.repository[row] ?? -1);
  }
  for (let row = 0; row < changes.day.length; row++) {
    const day = changes.day[row] ?? -1;
    const tally = changes.exclusion[row] === COUNTED && holds(day) && (language === null || changes.language[row] === language) ? tallies[changes.trust[row] ?? -1] : undefined;
    if (!tally) continue;
    if (language !== null) count(tally, day, changes.commits[row] ?? 0, changes.repository[row] ?? -1);
    tally.languages.add(changes.language[row] ?? -1);
    tally.filesChanged += changes.files[row] ?? 0;
    tally.additions += changes.additions[row] ?? 0;
    tally.deletions += changes.deletions[row] ?? 0;
  }
  const trust = TRUSTS_BY_STRENGTH.flatMap((name) => {
    const { days, languages, ...sums } = tallies[TRUSTS.indexOf(name)] ?? none();
    const years = [...new Set([...days].map((day) => dayText(day).slice(0, 4)))].toSorted();
    const changed = [...languages].flatMap((index) => names[index] ?? []).toSorted();
    return sums.commits === 0 ? [] : [{ trust: name, ...sums, activeDays: days.size, years, languages: changed }];
  });
  return { trust: trust.sort((a, b) => b.commits - a.commits), claimed: { commits: claimed.commits, activeDays: claimed.days.size, repositories: claimed.repositories.size } };
}
