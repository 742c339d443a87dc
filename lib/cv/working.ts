import { activeUnit } from './page-sections';
import type { Exclusion, Figures } from '../snapshots/types';
import { COMMIT_EXCLUSIONS, EXCLUSION_WORDS } from './exclusions';
import { amount, count, day, list, percent, possessive } from './format';
import { countsByMonths, headlineLanguages, ranked } from './ranking';
import { activeYears } from './sentences/sections';
import { TRUST_WORDS, claimedSentence, signatureRows, trustRows } from './trust-words';

export interface LedgerRow { label: string; note?: string; value: string; strong?: boolean }

/** How one figure came about: starts at what git holds, subtracts each exclusion with its reason, ends at the figure. */
export interface Ledger {
  /** Its address on the page, e.g. `how-commits`. */
  id: string;
  /** The small number that opens it and, in print, its footnote. */
  number: number;
  title: string;
  intro: string;
  rows: LedgerRow[];
  end?: LedgerRow;
  more: { title: string; rows: LedgerRow[] }[];
  /** The footnote that stands for it in print. */
  footnote: string;
}

const minus = (value: number) => (value === 0 ? '0' : count(-value));
const rowOf = (figures: Figures, reason: Exclusion) =>
  figures.excluded.find((one) => one.reason === reason) ?? { reason, commits: 0, filesChanged: 0, additions: 0, deletions: 0 };

/** Commits that git holds in the view, merges too: where the ledger of commits starts. */
export function commitsInGit(figures: Figures): number {
  return figures.totals.commits + rowOf(figures, 'merge').commits;
}

/** Of a chosen language: what the period holds in all languages, less what does not touch this one. */
function ofLanguage(language: string, what: string, period: number, here: number): Pick<Ledger, 'rows' | 'end'> {
  return {
    rows: [{ label: `${what} in all languages`, value: count(period), strong: true }, { label: `Without a change in ${language}`, value: minus(period - here) }],
    end: { label: 'Counted', value: count(here) },
  };
}

function commitsLedger(figures: Figures, who: string): Ledger {
  const taken = COMMIT_EXCLUSIONS.map((reason) => rowOf(figures, reason));
  const merges = rowOf(figures, 'merge').commits;
  const copies = rowOf(figures, 'duplicate').commits;
  const lines = figures.excluded.filter(({ reason, filesChanged }) => !COMMIT_EXCLUSIONS.includes(reason) && filesChanged > 0);
  const apart = [
    ...(figures.coAuthorOnly > 0 ? [{ label: `${who === 'the author' ? 'The author' : who} named only as co-author`, note: 'Counted here, never in the figure.', value: count(figures.coAuthorOnly) }] : []),
    ...(figures.claimed.commits > 0 ? [{ label: TRUST_WORDS.claimed.name, note: `${TRUST_WORDS.claimed.why} Counted here, never in the figure.`, value: count(figures.claimed.commits) }] : []),
    ...(figures.undated > 0 ? [{ label: 'Without a possible date', note: 'In the figure, on no calendar.', value: count(figures.undated) }] : []),
    ...(figures.incomplete.length > 0 ? [{ label: 'Counted only in part', note: 'Named under “What was left out”.', value: count(figures.incomplete.length) }] : []),
  ];
  return {
    id: 'how-commits', number: 1, title: amount(figures.headline.commits, 'commit'),
    intro: `Commits on the default branch of ${amount(figures.byRepository.length, 'repository', 'repositories')} whose author is one of ${possessive(who)} addresses, each counted once.`,
    rows: [
      { label: 'Read from git', value: count(commitsInGit(figures)), strong: true },
      ...taken.map(({ reason, commits }) => ({ label: EXCLUSION_WORDS[reason].name, note: EXCLUSION_WORDS[reason].why, value: minus(commits) })),
    ],
    end: { label: 'Counted', value: count(figures.headline.commits) },
    more: [
      ...trustRows(figures, 'commits'),
      ...signatureRows(figures),
      ...(lines.length > 0 ? [{
        title: 'Left out of the lines of these commits',
        rows: lines.map(({ reason, filesChanged, additions, deletions }) => ({
          label: EXCLUSION_WORDS[reason].name,
          value: additions + deletions > 0 ? `${count(additions + deletions)} lines` : amount(filesChanged, 'file'),
        })),
      }] : []),
      ...(apart.length > 0 ? [{ title: 'Counted apart', rows: apart }] : []),
    ],
    footnote: `Default branches, each commit once; ${amount(merges, 'merge')} and ${amount(copies, 'copy', 'copies')} left out.`,
  };
}

function daysLedger(figures: Figures, who: string): Ledger {
  const unit = activeUnit(figures);
  const plural = `${unit.charAt(0).toUpperCase()}${unit.slice(1)}s`;
  const only = figures.totals.activeDays - figures.headline.activeDays;
  return {
    id: 'how-days', number: 2, title: amount(figures.headline.activeDays, `active ${unit}`),
    intro: unit !== 'day' ? `A ${unit} counts once, however many commits it holds. Which days it held is left out: ${who} gives no exact dates.` : `A day counts once, however many commits it holds. It is the calendar day where ${who} was: the clock and zone that git wrote into the commit.`,
    rows: [
      { label: `${plural} with a commit in git`, note: 'Merges apart.', value: count(figures.totals.activeDays), strong: true },
      { label: `${plural} with left-out commits only`, note: 'Copies, bots, and what the owner excluded.', value: minus(only) },
    ],
    end: { label: 'Counted', value: count(figures.headline.activeDays) },
    more: [
      ...trustRows(figures, 'activeDays'),
      ...(figures.undated > 0 ? [{ title: 'Counted apart', rows: [{ label: 'Commits without a possible date', note: 'They are on no day.', value: count(figures.undated) }] }] : []),
    ],
    footnote: unit === 'day' ? `Calendar days where ${who} was, with at least one counted commit.` : `${plural} with at least one counted commit.`,
  };
}

function yearsLedger(figures: Figures): Ledger {
  const years = activeYears(figures);
  const empty = figures.byYear.length - years.length;
  return {
    id: 'how-years', number: 3, title: amount(years.length, 'year'),
    intro: 'Calendar years with at least one counted commit. A year without one stays on every axis and is not counted.',
    rows: [
      { label: 'Years from the first commit to the last', value: count(figures.byYear.length), strong: true },
      { label: 'Years without a counted commit', value: minus(empty) },
    ],
    end: { label: 'Counted', value: count(years.length) },
    more: figures.first === null || figures.last === null ? [] : [{ title: 'Ends of the history', rows: [{ label: 'First commit', value: day(figures.first) }, { label: 'Last commit', value: day(figures.last) }] }],
    footnote: 'Years with a counted commit.',
  };
}

function languagesLedger(figures: Figures, whole: Figures): Ledger {
  const counted = new Set(headlineLanguages(figures, whole).map(({ language }) => language));
  const all = ranked(figures, 'commits');
  const long = countsByMonths(whole);
  const rule = long ? 'in use for 12 months or more' : 'with at least 2% of the commits that changed code';
  const sum = all.reduce((total, { commitShare }) => total + commitShare, 0);
  const value = (one: (typeof all)[number]) => (long ? amount(one.activeMonths, 'month') : percent(sum > 0 ? one.commitShare / sum : 0));
  const [below, above] = [all.filter(({ language }) => !counted.has(language)), all.filter(({ language }) => counted.has(language))];
  return {
    id: 'how-languages', number: 4, title: amount(counted.size, 'language'),
    intro: `Programming and markup languages, found by name and content under the rules of GitHub Linguist, ${rule}. Each commit is divided among the languages of its changed lines; tests count as code.`,
    rows: [
      { label: 'Languages changed', value: count(all.length), strong: true },
      { label: long ? 'In use for less than 12 months' : 'With less than 2% of the commits', value: minus(below.length), ...(below.length > 0 && { note: list(below.slice(0, 20).map(({ language }) => language)) }) },
    ],
    end: { label: 'Counted', value: count(counted.size) },
    more: above.length === 0 ? [] : [{ title: long ? 'Months in use' : 'Part of the commits that changed code', rows: above.map((one) => ({ label: one.language, value: value(one) })) }],
    footnote: `Languages ${rule}; generated, vendored and lock files, prose and data left out.`,
  };
}

function openSourceLedger(figures: Figures): Ledger {
  const { share, commits, repositories } = figures.openSource;
  const unknown = figures.byRepository.filter(({ repository }) => repository.openSource === null).length;
  return {
    id: 'how-open-source', number: 5, title: share === null ? 'Open source: not known' : `${percent(share)} open source`,
    intro: share === null
      ? `A repository is open source where anybody may read it at its forge and it has a licence. A folder on a machine does not say so: this is not known of ${amount(unknown, 'repository', 'repositories')}.`
      : 'Commits in repositories that anybody may read at their forge and that have a licence.',
    rows: share === null ? [] : [
      { label: 'Commits counted', value: count(figures.headline.commits), strong: true },
      { label: 'In other repositories', value: minus(figures.headline.commits - commits) },
    ],
    ...(share !== null && { end: { label: `In ${amount(repositories, 'open repository', 'open repositories')}`, value: count(commits) } }),
    more: [],
    footnote: share === null ? 'Whether the repositories are open source is not known.' : 'Commits in repositories that anybody can read and that have a licence.',
  };
}

function coverageLedger(figures: Figures, trust: 'local' | 'forge', who: string): Ledger {
  return {
    id: 'how-coverage', number: 6, title: 'Who vouches for this',
    intro: trust === 'local'
      ? `Nobody vouches for these addresses: they were typed by whoever made this page, and the repositories were read on that person’s own machine. The counting is exact; that ${who} wrote the commits is what git says, and git lets anybody write any address.`
      : `${figures.trust.map(({ trust: kind, commits }) => `${TRUST_WORDS[kind].name}: ${amount(commits, 'commit')}. ${TRUST_WORDS[kind].why}`).join(' ')} ${claimedSentence(figures) ?? ''}`.trim(),
    rows: [], more: [{
      title: 'Read completely', rows: figures.byRepository.map(({ repository, last }) => ({
        label: repository.name, value: repository.updated === null ? '–' : day(repository.updated), ...(last !== null && { note: `last counted commit ${day(last)}` }),
      })).slice(0, 40),
    }],
    footnote: trust === 'local' ? 'Nobody vouches for these addresses: the page was made on the owner’s machine.' : figures.trust.map(({ trust: kind, commits }) => `${TRUST_WORDS[kind].name}: ${count(commits)}`).join('; ') || 'Who vouches for the addresses is not known yet.',
  };
}

function kindsLedger(figures: Figures): Ledger {
  const all = figures.byKind.reduce((sum, { commits }) => sum + commits, 0);
  const other = figures.byKind.find(({ kind }) => kind === 'other')?.commits ?? 0;
  return {
    id: 'how-kinds', number: 7, title: `${count(all - other)} labelled commits`,
    intro: 'The label a commit’s first line starts with (“fix: …”), else its first word where it is a clear verb (“Add …”, “Fix …”), else the files where all are of one sort, tests or documentation.',
    rows: [
      { label: 'Commits counted', value: count(all), strong: true },
      { label: 'Without label or clear first verb', value: minus(other) },
    ],
    end: { label: 'Labelled', value: count(all - other) },
    more: [], footnote: 'By the label or the first verb of the commit’s first line.',
  };
}

/** Every ledger of a page, in the order of their numbers. */
export function ledgers(figures: Figures, context: { who: string; trust: 'local' | 'forge'; all: Figures; period: Figures }): Ledger[] {
  const { who, trust, all, period } = context;
  const language = figures.view.language;
  const chosen = (ledger: Ledger, what: string, of: (one: Figures) => number): Ledger =>
    (language === undefined ? ledger : { ...ledger, ...ofLanguage(language, what, of(period), of(figures)), more: [] });
  return [
    chosen(commitsLedger(figures, who), 'Commits counted', (one) => one.headline.commits),
    chosen(daysLedger(figures, who), 'Active days', (one) => one.headline.activeDays),
    chosen(yearsLedger(figures), 'Years with a counted commit', (one) => activeYears(one).length),
    languagesLedger(figures, all),
    openSourceLedger(figures), coverageLedger(all, trust, who), kindsLedger(figures),
  ];
}
