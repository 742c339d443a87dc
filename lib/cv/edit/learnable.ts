import type { CvSettings } from '../../documents/collections';
import { figuresOf } from '../../snapshots/figures';
import type { Snapshot } from '../../snapshots/types';
import { amount, count, day, list, shortMonth } from '../format';
import { shownSections } from '../page-sections';

/** One thing that a page tells, as plain words. */
export interface Learnable {
  what: string;
  says: string;
}

const FORGES = { github: 'GitHub', gitlab: 'GitLab', 'azure-devops': 'Azure DevOps', local: 'a machine of yours', reported: 'reported by you' } as const;
const DATES = {
  day: 'The exact day of every commit can be read from the charts and their tables.',
  week: 'The week of every commit; which day it was cannot be found out.',
  month: 'The month of every commit; which day or week it was cannot be found out.',
} as const;
const NAMED = 30;

function named(words: readonly string[]): string {
  return words.length > NAMED ? `${words.slice(0, NAMED).join(', ')} and ${count(words.length - NAMED)} more` : list(words);
}

/** What the numbers themselves do not say: repositories that stand under another name, and how many are hidden. */
export interface Covered {
  aliases: readonly string[];
  hidden: number;
}

function aliasesSay(aliases: readonly string[], dates: CvSettings['dates']): string {
  return `${named(aliases.map((alias) => `“${alias}”`))}. No name is told, yet somebody who worked there may know ${aliases.length === 1 ? 'it' : 'them'} by span, amount and languages. ${dates === 'day' ? 'Dates by month blur the span; “Hidden” takes a repository out of every number.' : '“Hidden” takes a repository out of every number.'}`;
}

/**
 * What somebody who knows where the owner worked could learn from a page, read off the very numbers its readers get: names, spans and sizes of repositories, how exact
 * dates are, working hours, languages. `snapshot` is the redacted one.
 */
export function learnable(snapshot: Snapshot, settings: CvSettings, today: string, { aliases, hidden: left }: Covered): Learnable[] {
  const figures = figuresOf(snapshot, {}, today);
  const spans = figures.byRepository.map(({ repository, commits, first, last }) => {
    const when = first === null || last === null ? '' : `, ${shortMonth(first)} to ${shortMonth(last)}`;
    return `${repository.name} (${FORGES[repository.forge]}): ${amount(commits, 'commit')}${when}`;
  });
  const hours = figures.weekdayHour.some((row) => row.some((commits) => commits > 0));
  const sections = shownSections({ sections: settings.sections, showHours: hours }, figures);
  return [
    { what: 'Repositories by name or alias', says: spans.length === 0 ? 'None.' : `${named(spans)}.` },
    ...(aliases.length > 0 ? [{ what: 'Who is behind an alias', says: aliasesSay(aliases, settings.dates) }] : []),
    ...(left > 0 ? [{ what: 'Hidden repositories', says: `Nothing of ${amount(left, 'repository', 'repositories')}: in no number, chart or list, and in no file of the page.` }] : []),
    { what: 'Dates', says: DATES[settings.dates] },
    { what: 'First and last commit', says: figures.first === null || figures.last === null ? 'None is shown.' : settings.dates === 'day' ? `${day(figures.first)} and ${day(figures.last)}.` : `${shortMonth(figures.first)} and ${shortMonth(figures.last)}.` },
    { what: 'Working hours', says: !hours ? 'None: no hour is on the page or in its data.' : sections.includes('hours') ? 'The hours and weekdays you commit at, over all repositories together.' : 'Not on the page. Its data still hold them: switch working hours off to take them out.' },
    { what: 'Amount of work', says: `${amount(figures.headline.commits, 'commit')}, ${count(figures.headline.additions)} lines added and ${count(figures.headline.deletions)} deleted, per repository and month.` },
    { what: 'Languages', says: snapshot.languages.length === 0 ? 'None.' : `${named(figures.byLanguage.map(({ language }) => language)) || 'None'}.` },
    { what: 'Packages', says: (figures.packages ?? []).length === 0 ? 'None: no name of a package is on the page.' : `${named((figures.packages ?? []).map(({ name }) => name))}, each with the months of its use.` },
    { what: 'Never on any page', says: 'Code, names of files, messages of commits, their ids, and your e-mail addresses.' },
  ];
}
