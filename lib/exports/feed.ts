import { Feed } from 'feed';
import { amount, list, longMonth } from '../cv/format';
import { addMonths } from '../cv/months';
import { activeUnit } from '../cv/page-sections';
import { ranked } from '../cv/ranking';
import type { CvPage } from '../cv/types';
import { liveAddress, plainAddress, withQuery } from './live-address';

const ENTRIES = 60;
const NAMED = 4;

interface Entry { id: string; month: string; title: string; content: string }

/** Months that are over, each with its commits; and the month in which a language came first. */
function entriesOf({ figures, today }: CvPage): Entry[] {
  const now = today.slice(0, 7);
  const used = new Map<string, Map<string, number>>();
  for (const { month, language, commitShare } of figures.languagesByMonth) used.set(month, (used.get(month) ?? new Map<string, number>()).set(language, commitShare));
  const months = figures.byMonth.filter(({ period, commits }) => period < now && commits > 0).map(({ period, commits, activeDays }): Entry => {
    const languages = [...(used.get(period) ?? [])].toSorted((a, b) => b[1] - a[1]).slice(0, NAMED).map(([name]) => name);
    const unit = activeUnit(figures);
    const how = unit === 'month' ? '' : ` ${unit === 'day' ? 'on' : 'in'} ${amount(activeDays, unit)}`;
    return { id: period, month: period, title: `${longMonth(period)}: ${amount(commits, 'commit')}`, content: `${amount(commits, 'commit')}${how}${languages.length > 0 ? `, mostly ${list(languages)}` : ''}.` };
  });
  const first = new Map<string, string>();
  for (const { month, language } of figures.languagesByMonth) if (month < (first.get(language) ?? '9')) first.set(language, month);
  const start = figures.first?.slice(0, 7);
  const languages = ranked(figures, 'commits').flatMap(({ language }): Entry[] => {
    const month = first.get(language);
    return month === undefined || month >= now || month === start ? [] : [{ id: `${month} ${language}`, month, title: `New: ${language}`, content: `First commits in ${language}, ${longMonth(month)}.` }];
  });
  return [...months, ...languages].toSorted((a, b) => (a.month === b.month ? (a.id < b.id ? -1 : 1) : a.month < b.month ? 1 : -1)).slice(0, ENTRIES);
}

/** News of a CV as Atom feed (RFC 4287): months that are over and languages that came new, newest first. */
export function atomFeed(page: CvPage, address: string | undefined): string {
  const { cv, made } = page;
  const live = liveAddress(page, address);
  const id = address === undefined ? `urn:uuid:${cv.id}` : plainAddress(address);
  const feed = new Feed({
    id, title: `${cv.name}: months and languages`, description: 'Counted from git history', updated: new Date(made), copyright: '', generator: 'Commit Stats', author: { name: cv.name },
    ...(live !== undefined && { link: live }),
  });
  for (const entry of entriesOf(page)) {
    const month = entry.month;
    feed.addItem({
      id: `${id}#${encodeURIComponent(entry.id)}`, title: entry.title, date: new Date(`${addMonths(month, 1)}-01T00:00:00Z`), content: entry.content,
      link: live === undefined ? id : withQuery(live, `from=${month}&to=${month}`),
    });
  }
  return feed.atom1();
}
