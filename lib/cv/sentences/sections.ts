import type { Figures } from '../../snapshots/types';
import { dayNumber } from '../months';
import { activeUnit } from '../page-sections';
import { axisMonths } from '../ranking';
import { thinYears } from '../thin-years';
import type { Who, Words } from '../words/types';

const WEEKDAYS = 5;
const OFFICE = { from: 8, to: 18 };

/** Years with at least one counted commit. */
export function activeYears(figures: Figures): string[] {
  return figures.byYear.filter(({ commits }) => commits > 0).map(({ period }) => period);
}

/** Sentence under “Days with commits”. */
export function daysSentence(figures: Figures, who: Who, { days }: Words): string {
  return days.sentence(figures.headline.activeDays, activeYears(figures).length, who);
}

/** The three facts beside the calendar: longest run, busiest month, share of weeks with a commit. */
export function dayFacts(figures: Figures, today: string, { amount, nouns, days: says, day, shortMonth, percent }: Words): { value: string; note: string }[] {
  const facts: { value: string; note: string }[] = [];
  const { longestStreak, currentStreak } = figures;
  if (longestStreak.days > 0 && longestStreak.to !== null) {
    const running = currentStreak.days === longestStreak.days && currentStreak.days > 1;
    facts.push({ value: amount(longestStreak.days, nouns.day), note: running ? says.runOn : says.run(day(longestStreak.to)) });
  }
  const busiest = figures.byMonth.reduce<Figures['byMonth'][number] | undefined>((best, one) => (best === undefined || one.commits > best.commits ? one : best), undefined);
  if (busiest !== undefined) facts.push({ value: amount(busiest.commits, nouns.commit), note: says.busiest(shortMonth(busiest.period)) });
  if (figures.first !== null) {
    const week = (date: string) => Math.floor((dayNumber(date) + 3) / 7);
    const { to } = axisMonths(figures, today);
    const last = today.startsWith(to) ? today : (figures.last ?? today);
    const weeks = new Set(figures.byDay.map(({ period }) => week(period)));
    facts.push({ value: percent(weeks.size / (week(last > today ? today : last) - week(figures.first) + 1)), note: says.weeks });
  }
  return facts;
}

/** Sentence under “Kinds of work”; it names the years that have no column because so few of their commits carry a label. */
export function kindsSentence(figures: Figures, { kindsOfWork: says, percent }: Words): string {
  const all = figures.byKind.reduce((sum, { commits }) => sum + commits, 0);
  const other = figures.byKind.find(({ kind }) => kind === 'other')?.commits ?? 0;
  if (all === 0 || other === all) return says.nothing;
  const thin = thinYears(figures);
  return `${other === 0 ? says.all : says.some(percent((all - other) / all))}${thin.length === 0 ? '' : ` ${says.thin(thin)}`}`;
}

/** Sentence on commits that declare an assistant; empty where none does. */
export function assistantsSentence({ traits, headline }: Figures, { kindsOfWork, percent }: Words): string {
  return traits.ai === 0 || headline.commits === 0 ? '' : kindsOfWork.assistants(percent(traits.ai / headline.commits), traits.ai);
}

/** Sentence under “Weekday and hour”: what part lies on weekdays between 8 and 18 on the author's own clock. */
export function hoursSentence(figures: Figures, who: Who, { hours: says, percent }: Words): string {
  let [office, all] = [0, 0];
  for (const [weekday, hours] of figures.weekdayHour.entries()) {
    for (const [hour, commits] of hours.entries()) {
      all += commits;
      if (weekday < WEEKDAYS && hour >= OFFICE.from && hour < OFFICE.to) office += commits;
    }
  }
  return all === 0 ? says.none : says.sentence(percent(office / all), OFFICE.from, OFFICE.to, who);
}

/** Sentence under “Commits and active days per year”. */
export function yearsSentence(figures: Figures, today: string, { years: says }: Words): string {
  const active = figures.byYear.filter(({ commits }) => commits > 0);
  const most = active.reduce<Figures['byYear'][number] | undefined>((best, one) => (best === undefined || one.commits > best.commits ? one : best), undefined);
  if (most === undefined) return '';
  const running = active.at(-1)?.period === today.slice(0, 4) ? ` ${says.running(today.slice(0, 4))}` : '';
  return `${says[active.length === 1 ? 'allIn' : 'mostIn'](most.period, most.commits, most.activeDays, activeUnit(figures))}${running}`;
}

/** Sentence under “Commits per day”. */
export function perDaySentence(figures: Figures, { perDay, decimal, day }: Words): string {
  const { activeDays, commits } = figures.headline;
  const most = figures.byDay.reduce<Figures['byDay'][number] | undefined>((best, one) => (best === undefined || one.commits > best.commits ? one : best), undefined);
  return most === undefined || activeDays === 0 ? '' : perDay.sentence(decimal(commits / activeDays), most.commits, day(most.period));
}

/** Whether a repository goes by a name that its owner gave it. */
export const hasAliases = ({ byRepository }: Figures): boolean => byRepository.some(({ commits, repository }) => commits > 0 && repository.aliased === true);

/** Sentence under “Repositories”; `chosen`: their owner ordered them. */
export function repositoriesSentence(figures: Figures, { repositories: says }: Words, chosen = false): string {
  return figures.byRepository.length > 1 ? `${chosen ? '' : `${says.byFirst} `}${says.strips}` : says.one;
}

/** What stands where charts would stand when nothing lies in the chosen period: the commits nearest to it. */
export function emptySentence(all: Figures, view: { from?: string; to?: string; language?: string }, { states, day, longMonth }: Words): string {
  const when = (date: string): string => (activeUnit(all) === 'day' ? states.onDay(day(date)) : states.inMonth(longMonth(date)));
  const days = all.byDay.filter(({ commits }) => commits > 0).map(({ period }) => period);
  const before = view.from === undefined ? undefined : days.findLast((date) => date < `${view.from}-01`);
  const after = view.to === undefined ? undefined : days.find((date) => date > `${view.to}-31`);
  if (before !== undefined && after !== undefined) return states.between(when(before), when(after));
  if (before !== undefined) return states.before(when(before));
  if (after !== undefined) return states.after(when(after));
  return all.first === null ? states.never : states.elsewhere(view.language, longMonth(all.first));
}
