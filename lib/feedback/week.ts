import { dayNumber, dayText, weekdayOf } from '../snapshots/days';
import { figuresOf } from '../snapshots/figures';
import type { Counts, Snapshot } from '../snapshots/types';

const WEEK = 7;
/** What a week is compared with: the weeks before it. */
export const COMPARED_WEEKS = 12;
/** A language that was not used for so many days has come back. */
const AWAY_DAYS = 182;

/** What happened in one week, Monday to Sunday on the author's own clock, beside his own past. */
export interface Week {
  /** `YYYY-MM-DD`. */
  monday: string;
  sunday: string;
  /** False while it still runs. */
  over: boolean;
  headline: Counts;
  /** Per week over the weeks before it, as far as the history goes back; null in the first four weeks of a history. */
  usual: { commits: number; activeDays: number; weeks: number } | null;
  /** The run of active days that goes on at the end of the week. */
  streak: { days: number; from: string | null; longest: boolean };
  /** Most used first. */
  languages: string[];
  newLanguages: string[];
  /** Used again after half a year or more, with the last day before. */
  returned: { language: string; last: string }[];
  newRepositories: string[];
  /** Third-party packages used for the first time, by name. */
  newPackages: string[];
  kinds: { kind: string; commits: number }[];
}

/** The Monday of the week that a day is in. */
export function mondayOf(day: string): string {
  const number = dayNumber(day);
  return dayText(number - weekdayOf(number));
}

/** The Monday so many weeks after a Monday; before it for a negative amount. */
export const weeksLater = (monday: string, weeks: number): string => dayText(dayNumber(monday) + weeks * WEEK);

function usualOf(snapshot: Snapshot, monday: string, first: string | null): Week['usual'] {
  if (first === null || first >= monday) return null;
  const weeks = Math.min(COMPARED_WEEKS, Math.floor((dayNumber(monday) - dayNumber(mondayOf(first))) / WEEK));
  if (weeks < 4) return null;
  const to = dayText(dayNumber(monday) - 1);
  const { headline } = figuresOf(snapshot, { from: weeksLater(monday, -weeks), to }, to);
  return { commits: headline.commits / weeks, activeDays: headline.activeDays / weeks, weeks };
}

/** Packages whose first day of use lies in the week; one of which that is not known somewhere is not called new. */
function newPackagesIn({ packages = [] }: Snapshot, monday: string, until: string): string[] {
  const [from, to] = [dayNumber(monday), dayNumber(until)];
  return packages.filter(({ uses }) => {
    const first = Math.min(...uses.map(({ first: day }) => day ?? -1));
    return first >= from && first <= to;
  }).map(({ name }) => name).toSorted();
}

/** One week of a person's numbers. `today` decides only whether the week is over and which days of it have been. */
export function weekOf(snapshot: Snapshot, monday: string, today: string): Week {
  const sunday = dayText(dayNumber(monday) + WEEK - 1);
  const eve = dayText(dayNumber(monday) - 1);
  const until = sunday < today ? sunday : today;
  const week = figuresOf(snapshot, { from: monday, to: sunday }, until);
  const before = figuresOf(snapshot, { to: eve }, eve);
  const whole = figuresOf(snapshot, { to: until }, until);
  const lastUse = new Map(before.byLanguage.map(({ language, last }) => [language, last]));
  const known = new Set(before.byRepository.map(({ repository }) => repository.id));
  const languages = week.byLanguage.map(({ language }) => language);
  const returned = languages.flatMap((language) => {
    const last = lastUse.get(language);
    return last !== undefined && last !== '' && dayNumber(monday) - dayNumber(last) >= AWAY_DAYS ? [{ language, last }] : [];
  });
  return {
    monday, sunday, over: today > sunday, headline: week.headline, usual: usualOf(snapshot, monday, before.first),
    streak: { ...whole.currentStreak, longest: whole.currentStreak.days > 1 && whole.currentStreak.days >= whole.longestStreak.days },
    languages, newLanguages: languages.filter((language) => !lastUse.has(language)), returned,
    newRepositories: week.byRepository.filter(({ repository }) => !known.has(repository.id)).map(({ repository }) => repository.name),
    newPackages: newPackagesIn(snapshot, monday, until), kinds: week.byKind,
  };
}

/** The weeks up to today, the running one first. */
export function weeksOf(snapshot: Snapshot, today: string, amount: number): Week[] {
  return Array.from({ length: amount }, (_, back) => weekOf(snapshot, weeksLater(mondayOf(today), -back), today));
}
