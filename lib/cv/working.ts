import { activeUnit } from './page-sections';
import type { Exclusion, Figures } from '../snapshots/types';
import { COMMIT_EXCLUSIONS } from './exclusions';
import { countsByMonths, headlineLanguages, ranked } from './ranking';
import { activeYears } from './sentences/sections';
import { claimedSentence, signatureRows, trustRows } from './trust-words';
import type { Who, Words } from './words/types';

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

const minus = (value: number, { count }: Words) => (value === 0 ? '0' : count(-value));
const rowOf = (figures: Figures, reason: Exclusion) =>
  figures.excluded.find((one) => one.reason === reason) ?? { reason, commits: 0, filesChanged: 0, additions: 0, deletions: 0 };

/** Commits that git holds in the view, merges too: where the ledger of commits starts. */
export function commitsInGit(figures: Figures): number {
  return figures.totals.commits + rowOf(figures, 'merge').commits;
}

/** Of a chosen language: what the period holds in all languages, less what does not touch this one. */
function ofLanguage(language: string, what: string, period: number, here: number, words: Words): Pick<Ledger, 'rows' | 'end'> {
  const { working, count } = words;
  return {
    rows: [{ label: working.inAll(what), value: count(period), strong: true }, { label: working.without(language), value: minus(period - here, words) }],
    end: { label: words.common.counted, value: count(here) },
  };
}

function commitsLedger(figures: Figures, who: Who, words: Words): Ledger {
  const { working: { commits: says }, common, count, amount, nouns } = words;
  const taken = COMMIT_EXCLUSIONS.map((reason) => rowOf(figures, reason));
  const lines = figures.excluded.filter(({ reason, filesChanged }) => !COMMIT_EXCLUSIONS.includes(reason) && filesChanged > 0);
  const apart = [
    ...(figures.coAuthorOnly > 0 ? [{ label: says.coAuthor(who), note: says.never, value: count(figures.coAuthorOnly) }] : []),
    ...(figures.claimed.commits > 0 ? [{ label: words.trust.claimed.name, note: `${words.trust.claimed.why} ${says.never}`, value: count(figures.claimed.commits) }] : []),
    ...(figures.undated > 0 ? [{ label: says.undated, note: says.undatedNote, value: count(figures.undated) }] : []),
    ...(figures.incomplete.length > 0 ? [{ label: says.inPart, note: says.inPartNote, value: count(figures.incomplete.length) }] : []),
  ];
  return {
    id: 'how-commits', number: 1, title: says.title(figures.headline.commits), intro: says.intro(figures.byRepository.length, who),
    rows: [
      { label: says.read, value: count(commitsInGit(figures)), strong: true },
      ...taken.map(({ reason, commits }) => ({ label: words.exclusions[reason].name, note: words.exclusions[reason].why, value: minus(commits, words) })),
    ],
    end: { label: common.counted, value: count(figures.headline.commits) },
    more: [
      ...trustRows(figures, says.byTrust, ({ commits }) => count(commits), words),
      ...trustRows(figures, says.linesByTrust, ({ additions, deletions }) => says.someLines(additions + deletions), words),
      ...signatureRows(figures, words),
      ...(lines.length > 0 ? [{
        title: says.lines,
        rows: lines.map(({ reason, filesChanged, additions, deletions }) => ({
          label: words.exclusions[reason].name,
          value: additions + deletions > 0 ? says.someLines(additions + deletions) : amount(filesChanged, nouns.file),
        })),
      }] : []),
      ...(apart.length > 0 ? [{ title: common.countedApart, rows: apart }] : []),
    ],
    footnote: says.footnote(rowOf(figures, 'merge').commits, rowOf(figures, 'duplicate').commits),
  };
}

function daysLedger(figures: Figures, who: Who, words: Words): Ledger {
  const { working: { days: says }, common, count } = words;
  const unit = activeUnit(figures);
  const only = figures.totals.activeDays - figures.headline.activeDays;
  return {
    id: 'how-days', number: 2, title: says.title(figures.headline.activeDays, unit), intro: says.intro(unit, who),
    rows: [
      { label: says.inGit(unit), note: says.inGitNote, value: count(figures.totals.activeDays), strong: true },
      { label: says.leftOut(unit), note: says.leftOutNote, value: minus(only, words) },
    ],
    end: { label: common.counted, value: count(figures.headline.activeDays) },
    more: [
      ...trustRows(figures, says.byTrust, ({ activeDays }) => count(activeDays), words),
      ...(figures.undated > 0 ? [{ title: common.countedApart, rows: [{ label: says.undated, note: says.undatedNote, value: count(figures.undated) }] }] : []),
    ],
    footnote: says.footnote(unit, who),
  };
}

function yearsLedger(figures: Figures, words: Words): Ledger {
  const { working: { years: says }, common, count, day } = words;
  const years = activeYears(figures);
  return {
    id: 'how-years', number: 3, title: says.title(years.length), intro: says.intro,
    rows: [
      { label: says.span, value: count(figures.byYear.length), strong: true },
      { label: says.empty, value: minus(figures.byYear.length - years.length, words) },
    ],
    end: { label: common.counted, value: count(years.length) },
    more: [
      ...(figures.first === null || figures.last === null ? [] : [{ title: says.ends, rows: [{ label: says.first, value: day(figures.first) }, { label: says.last, value: day(figures.last) }] }]),
      ...trustRows(figures, says.byTrust, (part) => count(part.years.length), words),
    ],
    footnote: says.footnote,
  };
}

function languagesLedger(figures: Figures, whole: Figures, words: Words): Ledger {
  const { working: { languages: says }, common, count, amount, list, nouns, percent } = words;
  const counted = new Set(headlineLanguages(figures, whole).map(({ language }) => language));
  const all = ranked(figures, 'commits');
  const long = countsByMonths(whole);
  const rule = long ? says.longRule : says.shortRule;
  const sum = all.reduce((total, { commitShare }) => total + commitShare, 0);
  const value = (one: (typeof all)[number]) => (long ? amount(one.activeMonths, nouns.month) : percent(sum > 0 ? one.commitShare / sum : 0));
  const [below, above] = [all.filter(({ language }) => !counted.has(language)), all.filter(({ language }) => counted.has(language))];
  return {
    id: 'how-languages', number: 4, title: says.title(counted.size), intro: says.intro(rule),
    rows: [
      { label: says.changed, value: count(all.length), strong: true },
      { label: long ? says.longBelow : says.shortBelow, value: minus(below.length, words), ...(below.length > 0 && { note: list(below.slice(0, 20).map(({ language }) => language)) }) },
    ],
    end: { label: common.counted, value: count(counted.size) },
    more: [
      ...(above.length === 0 ? [] : [{ title: long ? says.longMore : says.shortMore, rows: above.map((one) => ({ label: one.language, value: value(one) })) }]),
      ...trustRows(figures, says.byTrust, (part) => count(part.languages.filter((language) => counted.has(language)).length), words),
    ],
    footnote: says.footnote(rule),
  };
}

function openSourceLedger(figures: Figures, words: Words): Ledger {
  const { working: { openSource: says }, count, percent } = words;
  const { share, commits, repositories } = figures.openSource;
  const unknown = figures.byRepository.filter(({ repository }) => repository.openSource === null).length;
  const common = { id: 'how-open-source', number: 5, more: [] };
  if (share === null) return { ...common, title: says.unknownTitle, intro: says.unknownIntro(unknown), rows: [], footnote: says.unknownFootnote };
  return {
    ...common, title: says.title(percent(share)), intro: says.intro, more: trustRows(figures, says.byTrust, (part) => count(part.openSource), words),
    rows: [{ label: says.counted, value: count(figures.headline.commits), strong: true }, { label: says.others, value: minus(figures.headline.commits - commits, words) }],
    end: { label: says.open(repositories), value: count(commits) }, footnote: says.footnote,
  };
}

function coverageLedger(figures: Figures, trust: 'local' | 'forge', who: Who, words: Words): Ledger {
  const { working: { coverage: says }, count, day } = words;
  const parts = figures.trust.map(({ trust: kind, commits }) => ({ commits, ...words.trust[kind] }));
  return {
    id: 'how-coverage', number: 6, title: says.title,
    intro: trust === 'local' ? says.local(who) : `${parts.map(({ name, commits, why }) => says.part(name, commits, why)).join(' ')} ${claimedSentence(figures, words) ?? ''}`.trim(),
    rows: [], more: [{
      title: says.completely, rows: figures.byRepository.map(({ repository, last }) => ({
        label: repository.name, value: repository.updated === null ? '–' : day(repository.updated), ...(last !== null && { note: says.lastCounted(day(last)) }),
      })).slice(0, 40),
    }],
    footnote: trust === 'local' ? says.localFootnote : parts.map(({ name, commits }) => `${name}: ${count(commits)}`).join('; ') || says.footnote,
  };
}

function kindsLedger(figures: Figures, words: Words): Ledger {
  const { working: { kinds: says }, count } = words;
  const all = figures.byKind.reduce((sum, { commits }) => sum + commits, 0);
  const other = figures.byKind.find(({ kind }) => kind === 'other')?.commits ?? 0;
  return {
    id: 'how-kinds', number: 7, title: says.title(all - other), intro: says.intro,
    rows: [{ label: says.counted, value: count(all), strong: true }, { label: says.none, value: minus(other, words) }],
    end: { label: says.labelled, value: count(all - other) }, more: [], footnote: says.footnote,
  };
}

/** Every ledger of a page, in the order of their numbers. */
export function ledgers(figures: Figures, context: { who: Who; trust: 'local' | 'forge'; all: Figures; period: Figures; words: Words }): Ledger[] {
  const { who, trust, all, period, words } = context;
  const language = figures.view.language;
  const chosen = (ledger: Ledger, what: string, of: (one: Figures) => number): Ledger =>
    (language === undefined ? ledger : { ...ledger, ...ofLanguage(language, what, of(period), of(figures), words), more: [] });
  return [
    chosen(commitsLedger(figures, who, words), words.working.commits.inAll, (one) => one.headline.commits),
    chosen(daysLedger(figures, who, words), words.common.activeDays, (one) => one.headline.activeDays),
    chosen(yearsLedger(figures, words), words.working.years.inAll, (one) => activeYears(one).length),
    languagesLedger(figures, all, words),
    openSourceLedger(figures, words), coverageLedger(all, trust, who, words), kindsLedger(figures, words),
  ];
}
