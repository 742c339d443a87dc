import { amount, count, day, percent } from '../../lib/cv/format';
import type { Exclusion, Figures } from '../../lib/snapshots/types';
import { added, deleted, inert } from './format';
import type { Column, Styles } from './table';
import { tableLines } from './table';

const REASONS: Record<Exclusion, string> = {
  merge: 'merge commits',
  duplicate: 'the same work twice',
  bot: 'bots',
  generated: 'generated files',
  vendored: 'other people’s files',
  lock: 'lock files',
  documentation: 'documentation',
  data: 'data and configuration',
  binary: 'binary files',
  unknown: 'no language found',
  owner: 'left out by the owner',
};
const LANGUAGE_ROWS = 20;
const INCOMPLETE_ROWS = 20;

const LEFT = (title: string): Column => ({ title, align: 'left' });
const RIGHT = (title: string): Column => ({ title, align: 'right' });

/** Dates may be missing: an empty history, impossible dates. */
function dayOr(date: string | null): string {
  return date ? day(date) : '–';
}

function section(title: string, lines: string[], styles: Styles): string[] {
  return lines.length === 0 ? [] : ['', styles.bold(title), ...lines];
}

function headline(figures: Figures, styles: Styles): string[] {
  const { headline: counts } = figures;
  const span = figures.first ? `${dayOr(figures.first)} – ${dayOr(figures.last)}` : 'no dated commit';
  return [
    `${styles.bold(amount(counts.commits, 'commit'))} on ${amount(counts.activeDays, 'active day')}, ${span}`,
    `${added(counts.additions)} ${deleted(counts.deletions)} lines of code in ${amount(counts.filesChanged, 'changed file')}`,
    ...(figures.longestStreak.days > 1
      ? [`longest streak ${amount(figures.longestStreak.days, 'day')}, ${dayOr(figures.longestStreak.from)} – ${dayOr(figures.longestStreak.to)}`]
      : []),
  ];
}

function leftOut(figures: Figures, styles: Styles): string[] {
  const { totals } = figures;
  const rows = figures.excluded
    .filter(row => row.commits > 0 || row.filesChanged > 0)
    .map(row => [REASONS[row.reason], count(row.commits), count(row.filesChanged), added(row.additions), deleted(row.deletions)]);
  const lines = [
    ['git counts', count(totals.commits), count(totals.filesChanged), added(totals.additions), deleted(totals.deletions)],
    ...rows,
    ['headline', count(figures.headline.commits), count(figures.headline.filesChanged), added(figures.headline.additions), deleted(figures.headline.deletions)],
  ];
  return [
    ...tableLines([LEFT(''), RIGHT('commits'), RIGHT('files'), RIGHT('added'), RIGHT('deleted')], lines, styles.dim),
    styles.dim('Only duplicates, bots and what its owner left out take whole commits away; merge commits are no part of git’s count.'),
  ];
}

function languages(figures: Figures, styles: Styles): string[] {
  const shown = figures.byLanguage.slice(0, LANGUAGE_ROWS);
  const rest = figures.byLanguage.length - shown.length;
  const rows = shown.map(row => [
    inert(row.language), count(row.commits), percent(figures.codeCommits > 0 ? row.commitShare / figures.codeCommits : null),
    added(row.additions), deleted(row.deletions), dayOr(row.first), dayOr(row.last),
  ]);
  const columns = [LEFT('language'), RIGHT('commits'), RIGHT('share'), RIGHT('added'), RIGHT('deleted'), RIGHT('first'), RIGHT('last')];
  return rows.length === 0 ? [] : [...tableLines(columns, rows, styles.dim), ...(rest > 0 ? [styles.dim(`and ${amount(rest, 'other')}; all of them: --json`)] : [])];
}

function kinds(figures: Figures): string[] {
  const whole = figures.headline.commits;
  return tableLines(
    [LEFT(''), RIGHT(''), RIGHT('')],
    figures.byKind.filter(row => row.commits > 0).map(row => [row.kind, count(row.commits), percent(whole > 0 ? row.commits / whole : null)]),
  );
}

function repositories(figures: Figures, styles: Styles): string[] {
  const rows = figures.byRepository.map(row => [
    inert(row.repository.name), count(row.commits), count(row.activeDays), added(row.additions), deleted(row.deletions), dayOr(row.first), dayOr(row.last),
    row.repository.openSource === null ? '–' : row.repository.openSource ? 'yes' : 'no',
  ]);
  const columns = [LEFT('repository'), RIGHT('commits'), RIGHT('days'), RIGHT('added'), RIGHT('deleted'), RIGHT('first'), RIGHT('last'), LEFT('open source')];
  return rows.length === 0 ? [] : tableLines(columns, rows, styles.dim);
}

function incomplete(figures: Figures, styles: Styles): string[] {
  const shown = figures.incomplete.slice(0, INCOMPLETE_ROWS);
  const rest = figures.incomplete.length - shown.length;
  const rows = shown.map(row => [inert(row.repository), row.commit.slice(0, 12), inert(row.reason)]);
  return [...tableLines([LEFT(''), LEFT(''), LEFT('')], rows), ...(rest > 0 ? [styles.dim(`and ${amount(rest, 'other')}; all of them: --json`)] : [])];
}

function apart(figures: Figures): string[] {
  const { signed, ai, coAuthored } = figures.traits;
  return [
    ...(figures.coAuthorOnly > 0 ? [`${amount(figures.coAuthorOnly, 'commit')} as co-author only, counted apart`] : []),
    ...(coAuthored > 0 ? [`${amount(coAuthored, 'commit')} with a co-author`] : []),
    ...(ai > 0 ? [`${amount(ai, 'commit')} with a declared AI assistant`] : []),
    ...(signed > 0 ? [`${amount(signed, 'commit')} signed; the signatures are not verified`] : []),
    ...(figures.undated > 0 ? [`${amount(figures.undated, 'commit')} without a possible date, on no calendar`] : []),
  ];
}

/** Figures as a person reads them on a terminal: the headline, how it comes about, languages, kinds, repositories, gaps. */
export function reportOf(title: string, figures: Figures, styles: Styles): string {
  return [
    styles.dim(inert(title)),
    ...headline(figures, styles),
    ...section('From git’s count to the headline', leftOut(figures, styles), styles),
    ...section('Languages', languages(figures, styles), styles),
    ...section('Kinds of work', kinds(figures), styles),
    ...section('Repositories', repositories(figures, styles), styles),
    ...section('Counted apart', apart(figures), styles),
    ...section('Not counted in full', incomplete(figures, styles), styles),
    '',
  ].join('\n');
}
