import { Feed } from 'feed';
import { addMonths } from '../cv/months';
import { activeUnit } from '../cv/page-sections';
import { ranked } from '../cv/ranking';
import type { CvPage } from '../cv/types';
import type { Words } from '../cv/words/types';
import { wordsOf } from '../cv/words/words';
import { liveAddress, plainAddress, withQuery } from './live-address';

const ENTRIES = 60;
const NAMED = 4;

interface Entry { id: string; month: string; title: string; content: string }

/** Months that are over, each with its commits; and the month in which a language came first. */
function entriesOf({ figures, today }: CvPage, { forms: { feed: says }, longMonth }: Words): Entry[] {
  const now = today.slice(0, 7);
  const used = new Map<string, Map<string, number>>();
  for (const { month, language, commitShare } of figures.languagesByMonth) used.set(month, (used.get(month) ?? new Map<string, number>()).set(language, commitShare));
  const months = figures.byMonth.filter(({ period, commits }) => period < now && commits > 0).map(({ period, commits, activeDays }): Entry => {
    const languages = [...(used.get(period) ?? [])].toSorted((a, b) => b[1] - a[1]).slice(0, NAMED).map(([name]) => name);
    return { id: period, month: period, title: says.month(longMonth(period), commits), content: says.content(commits, activeDays, activeUnit(figures), languages) };
  });
  const first = new Map<string, string>();
  for (const { month, language } of figures.languagesByMonth) if (month < (first.get(language) ?? '9')) first.set(language, month);
  const start = figures.first?.slice(0, 7);
  const languages = ranked(figures, 'commits').flatMap(({ language }): Entry[] => {
    const month = first.get(language);
    return month === undefined || month >= now || month === start ? [] : [{ id: `${month} ${language}`, month, title: says.fresh(language), content: says.first(language, longMonth(month)) }];
  });
  return [...months, ...languages].toSorted((a, b) => (a.month === b.month ? (a.id < b.id ? -1 : 1) : a.month < b.month ? 1 : -1)).slice(0, ENTRIES);
}

/** News of a CV as Atom feed (RFC 4287): months that are over and languages that came new, newest first. */
export function atomFeed(page: CvPage, address: string | undefined): string {
  const { cv, made } = page;
  const words = wordsOf(cv.language);
  const live = liveAddress(page, address);
  const id = address === undefined ? `urn:uuid:${cv.id}` : plainAddress(address);
  const feed = new Feed({
    id, title: words.forms.feed.title(cv.name), description: words.forms.feed.description, language: words.language, updated: new Date(made), copyright: '', generator: 'Commit Stats', author: { name: cv.name },
    ...(live !== undefined && { link: live }),
  });
  for (const entry of entriesOf(page, words)) {
    const month = entry.month;
    feed.addItem({
      id: `${id}#${encodeURIComponent(entry.id)}`, title: entry.title, date: new Date(`${addMonths(month, 1)}-01T00:00:00Z`), content: entry.content,
      link: live === undefined ? id : withQuery(live, `from=${month}&to=${month}`),
    });
  }
  return feed.atom1();
}
