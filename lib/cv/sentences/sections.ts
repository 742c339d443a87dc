import type { Figures } from '../../snapshots/types';
import { amount, count, day, list, longMonth, percent, possessive, shortMonth } from '../format';
import { dayNumber } from '../months';
import { activeUnit } from '../page-sections';
import { axisMonths } from '../ranking';
import { thinYears } from '../thin-years';

/** `3 commits on 2 days`, `in 2 weeks`. */
export const ON = { day: 'on', week: 'in', month: 'in' } as const;

const WEEKDAYS = 5;
const OFFICE = { from: 8, to: 18 };

/** Years with at least one counted commit. */
export function activeYears(figures: Figures): string[] {
  return figures.byYear.filter(({ commits }) => commits > 0).map(({ period }) => period);
}

/** Sentence under “Days with commits”. */
export function daysSentence(figures: Figures, who: string): string {
  const years = activeYears(figures).length;
  return `${amount(figures.headline.activeDays, 'day')} in ${amount(years, 'year')}; a day is the calendar day where ${who} was.`;
}

/** The three facts beside the calendar: longest run, busiest month, share of weeks with a commit. */
export function dayFacts(figures: Figures, today: string): { value: string; note: string }[] {
  const facts: { value: string; note: string }[] = [];
  const { longestStreak, currentStreak } = figures;
  if (longestStreak.days > 0 && longestStreak.to !== null) {
    const running = currentStreak.days === longestStreak.days && currentStreak.days > 1;
    facts.push({ value: amount(longestStreak.days, 'day'), note: running ? 'longest run, still going' : `longest run, until ${day(longestStreak.to)}` });
  }
  const busiest = figures.byMonth.reduce<Figures['byMonth'][number] | undefined>((best, one) => (best === undefined || one.commits > best.commits ? one : best), undefined);
  if (busiest !== undefined) facts.push({ value: amount(busiest.commits, 'commit'), note: `busiest month, ${shortMonth(busiest.period)}` });
  if (figures.first !== null) {
    const week = (date: string) => Math.floor((dayNumber(date) + 3) / 7);
    const { to } = axisMonths(figures, today);
    const last = today.startsWith(to) ? today : (figures.last ?? today);
    const weeks = new Set(figures.byDay.map(({ period }) => week(period)));
    facts.push({ value: percent(weeks.size / (week(last > today ? today : last) - week(figures.first) + 1)), note: 'of the weeks since the first commit have one' });
  }
  return facts;
}

/** Names the years that have no column because so few of their commits carry a label; empty where there are none. */
function thinSentence(figures: Figures): string {
  const years = thinYears(figures);
  if (years.length === 0) return '';
  return ` ${years.length > 3 ? `${years.length} years have` : `${list(years)} ${years.length === 1 ? 'has' : 'have'}`} fewer than 10 labelled commits and no column.`;
}

/** Sentence under “Kinds of work”. */
export function kindsSentence(figures: Figures): string {
  const all = figures.byKind.reduce((sum, { commits }) => sum + commits, 0);
  const other = figures.byKind.find(({ kind }) => kind === 'other')?.commits ?? 0;
  if (all === 0 || other === all) return 'No commit carries a label or a clear first verb, so nothing can be said of the kinds of work.';
  const labelled = percent((all - other) / all);
  return other === 0
    ? `Share of each year’s commits; every one carries a label or a clear first verb.${thinSentence(figures)}`
    : `Share of each year’s labelled commits. ${labelled} carry a label or a clear first verb; the others are left out here.${thinSentence(figures)}`;
}

/** Sentence on commits that declare an assistant; empty where none does. */
export function assistantsSentence({ traits, headline }: Figures): string {
  if (traits.ai === 0 || headline.commits === 0) return '';
  return `${percent(traits.ai / headline.commits)} of all commits (${count(traits.ai)}) declare that an AI tool took part; what is not declared is not counted.`;
}

/** Sentence under “Weekday and hour”: what part lies on weekdays between 8 and 18 on the author's own clock. */
export function hoursSentence(figures: Figures, who: string): string {
  let [office, all] = [0, 0];
  for (const [weekday, hours] of figures.weekdayHour.entries()) {
    for (const [hour, commits] of hours.entries()) {
      all += commits;
      if (weekday < WEEKDAYS && hour >= OFFICE.from && hour < OFFICE.to) office += commits;
    }
  }
  return all === 0 ? 'No commit carries an hour.' : `${percent(office / all)} on weekdays between ${OFFICE.from} and ${OFFICE.to} on ${possessive(who)} own clock.`;
}

/** Sentence under “Commits and active days per year”. */
export function yearsSentence(figures: Figures, today: string): string {
  const active = figures.byYear.filter(({ commits }) => commits > 0);
  const most = active.reduce<Figures['byYear'][number] | undefined>((best, one) => (best === undefined || one.commits > best.commits ? one : best), undefined);
  if (most === undefined) return '';
  const running = active.at(-1)?.period === today.slice(0, 4) ? ` ${today.slice(0, 4)} is still running.` : '';
  return active.length === 1
    ? `All in ${most.period}: ${amount(most.commits, 'commit')} ${ON[activeUnit(figures)]} ${amount(most.activeDays, activeUnit(figures))}.${running}`
    : `Most in ${most.period}: ${amount(most.commits, 'commit')} ${ON[activeUnit(figures)]} ${amount(most.activeDays, activeUnit(figures))}.${running}`;
}

/** Sentence under “Commits per day”. */
export function perDaySentence(figures: Figures): string {
  const { activeDays, commits } = figures.headline;
  const most = figures.byDay.reduce<Figures['byDay'][number] | undefined>((best, one) => (best === undefined || one.commits > best.commits ? one : best), undefined);
  if (most === undefined || activeDays === 0) return '';
  const usual = (commits / activeDays).toFixed(1).replace(/\.0$/, '');
  return `${usual} on a day with commits, ${count(most.commits)} at most, on ${day(most.period)}.`;
}

/** Sentence under “Repositories”; `chosen`: their owner ordered them. */
export function repositoriesSentence(figures: Figures, chosen = false): string {
  return figures.byRepository.length > 1 ? `${chosen ? '' : 'In order of the first commit. '}The strips share one time axis; their heights compare within a row.` : 'The one repository this page was counted from.';
}

/** What stands where charts would stand when nothing lies in the chosen period: the commits nearest to it. */
export function emptySentence(all: Figures, view: { from?: string; to?: string; language?: string }): string {
  const when = (date: string): string => (activeUnit(all) === 'day' ? `on ${day(date)}` : `in ${longMonth(date)}`);
  const days = all.byDay.filter(({ commits }) => commits > 0).map(({ period }) => period);
  const before = view.from === undefined ? undefined : days.findLast((date) => date < `${view.from}-01`);
  const after = view.to === undefined ? undefined : days.find((date) => date > `${view.to}-31`);
  if (before !== undefined && after !== undefined) return `The last one before it was ${when(before)}, the next ${when(after)}.`;
  if (before !== undefined) return `The last one before it was ${when(before)}.`;
  if (after !== undefined) return `The first one after it was ${when(after)}.`;
  return all.first === null ? 'Nothing was counted on this page yet.' : `${view.language ?? 'Work'} was done in other months, from ${longMonth(all.first)} on.`;
}
