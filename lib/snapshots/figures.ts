import { KINDS } from '../facts/types';
import { dayNumber, dayText, monthText } from './days';
import { COUNTED, CO_AUTHOR_ONLY } from './exclusion';
import { HeadlineTally } from './headline-tally';
import { LanguageTally } from './language-tally';
import { LeftOutTally } from './left-out';
import { packageFiguresOf } from './package-figures';
import { periodsOf } from './periods';
import { pullRequestFiguresOf } from './pull-request-figures';
import { selectionOf } from './selection';
import { streaksOf } from './streaks';
import { trustFiguresOf } from './trust-figures';
import type { Figures, Snapshot, View } from './types';

/**
 * All figures of a view, recomputed from the cells. `today` (`YYYY-MM-DD`) decides the current streak only.
 * Without a language, headline and the rows of `excluded` add up to the totals exactly for files, additions and deletions, languages to the
 * headline's lines, and commit shares to `codeCommits`. What a view means for each figure stands at `Figures`.
 * Throws `wrong-use` for a day that no calendar has.
 */
export function figuresOf(snapshot: Snapshot, view: View, today: string): Figures {
  const selection = selectionOf(snapshot, view);
  const tally = new HeadlineTally(selection);
  const languages = new LanguageTally(selection, snapshot.languages);
  const leftOut = new LeftOutTally(selection);
  const coAuthorOnly = addCommits(snapshot, tally, leftOut, selection);
  addChanges(snapshot, tally, languages, leftOut, selection);
  const { active, ...periods } = periodsOf(tally, selection);
  const first = active[0];
  const last = active.at(-1);
  const pullRequests = pullRequestFiguresOf(snapshot, view);
  return {
    view,
    rules: snapshot.rules,
    ...(snapshot.dates !== undefined && { dates: snapshot.dates }),
    ...leftOut.figures(),
    headline: {
      commits: tally.commits, filesChanged: tally.filesChanged, additions: tally.additions, deletions: tally.deletions, activeDays: active.length,
    },
    codeCommits: tally.codeCommits,
    first: first === undefined ? null : dayText(first),
    last: last === undefined ? null : dayText(last),
    ...streaksOf(active, dayNumber(today)),
    byLanguage: languages.byLanguage(),
    byKind: KINDS.map((kind, index) => ({ kind, commits: tally.kinds[index] ?? 0 })).filter(({ commits }) => commits > 0).sort((a, b) => b.commits - a.commits),
    ...periods,
    languagesByMonth: languages.byMonth(),
    weekdayHour: tally.weekdayHour,
    byRepository: repositoriesOf(snapshot, tally),
    openSource: openSourceOf(snapshot, tally, periods.byYear.map(({ period }) => period)),
    coAuthorOnly,
    ...trustFiguresOf(snapshot, selection),
    traits: tally.traits,
    undated: tally.undated,
    incomplete: snapshot.incomplete,
    ...(snapshot.packages !== undefined && { packages: packageFiguresOf(snapshot, view) ?? [] }),
    ...(pullRequests !== undefined && { pullRequests }),
  };
}

type Selected = ReturnType<typeof selectionOf>;

function addCommits({ commits: cells }: Snapshot, tally: HeadlineTally, leftOut: LeftOutTally, { holds, language }: Selected): number {
  let coAuthorOnly = 0;
  if (language !== null) return coAuthorOnly;
  for (let row = 0; row < cells.day.length; row++) {
    const day = cells.day[row] ?? -1;
    if (!holds(day)) continue;
    const commits = cells.commits[row] ?? 0;
    leftOut.addCommits(cells, row);
    if (cells.exclusion[row] === CO_AUTHOR_ONLY) coAuthorOnly += commits;
    if (cells.exclusion[row] !== COUNTED) continue;
    tally.addCommits({
      day, commits, hour: cells.hour[row] ?? -1, repository: cells.repository[row] ?? 0, kind: cells.kind[row] ?? 0,
      codeCommits: cells.codeCommits[row] ?? 0, signed: cells.signed[row] ?? 0, ai: cells.ai[row] ?? 0, coAuthored: cells.coAuthored[row] ?? 0,
    });
  }
  return coAuthorOnly;
}

function addChanges({ changes }: Snapshot, tally: HeadlineTally, languages: LanguageTally, leftOut: LeftOutTally, { holds, language }: Selected): void {
  const { day: days, exclusion: exclusions } = changes;
  for (let row = 0; row < days.length; row++) {
    const day = days[row] ?? -1;
    if (!holds(day)) continue;
    const counted = exclusions[row] === COUNTED;
    const own = changes.language[row] ?? -1;
    const commits = changes.commits[row] ?? 0;
    const share = changes.share[row] ?? 0;
    const files = changes.files[row] ?? 0;
    const additions = changes.additions[row] ?? 0;
    const deletions = changes.deletions[row] ?? 0;
    if (counted) languages.add(day, own, commits, share, files, additions, deletions);
    if (language !== null && own !== language) continue;
    leftOut.addChange(changes, row, files, additions, deletions);
    if (!counted) continue;
    const repository = changes.repository[row] ?? 0;
    if (language !== null && commits > 0) {
      tally.addCommits({
        day, repository, commits, hour: changes.hour[row] ?? -1, kind: changes.kind[row] ?? 0, codeCommits: commits,
        signed: changes.signed[row] ?? 0, ai: changes.ai[row] ?? 0, coAuthored: changes.coAuthored[row] ?? 0,
      });
    }
    tally.addLines(day, repository, own, share, files, additions, deletions);
  }
}

function repositoriesOf({ repositories, languages }: Snapshot, tally: HeadlineTally): Figures['byRepository'] {
  return repositories
    .flatMap((repository, index) => {
      const sums = tally.repositories.get(index);
      if (!sums || sums.commits === 0) return [];
      const { commits, filesChanged, additions, deletions, activeDays, first, last, months, shares } = sums;
      return {
        repository, commits, filesChanged, additions, deletions, activeDays,
        first: first < 0 ? null : dayText(first),
        last: last < 0 ? null : dayText(last),
        languages: [...shares].sort(([a, x], [b, y]) => y - x || a - b).map(([language]) => languages[language] ?? ''),
        byMonth: [...months].sort(([a], [b]) => a - b).map(([month, count]) => ({ month: monthText(month), commits: count })),
      };
    })
    .sort((a, b) => b.commits - a.commits);
}

function openSourceOf({ repositories }: Snapshot, tally: HeadlineTally, years: readonly string[]): Figures['openSource'] {
  const used = [...tally.repositories].filter(([, { commits }]) => commits > 0);
  const known = used.every(([index]) => typeof repositories[index]?.openSource === 'boolean');
  const open = new Set(used.flatMap(([index]) => (repositories[index]?.openSource === true ? index : [])));
  const commits = used.reduce((sum, [index, tally]) => sum + (open.has(index) ? tally.commits : 0), 0);
  const shareOf = (part: number, whole: number) => (known && whole > 0 ? part / whole : null);
  return {
    share: shareOf(commits, tally.commits),
    commits,
    repositories: open.size,
    byYear: years.map((year) => {
      let [part, whole] = [0, 0];
      for (const [index, count] of tally.repositoriesOfYear.get(Number(year)) ?? []) {
        whole += count;
        if (open.has(index)) part += count;
      }
      return { year, share: shareOf(part, whole) };
    }),
  };
}
