import { amount, day } from '../../cv/format';
import type { Part } from '../check-ready';
import { minutesOf } from './history';
import type { PartDay, Trouble } from './history';
import { COLLECTION, MISSING, isForge, partName } from './parts';

const HOUR = 60;
const DAY = 24 * HOUR;

const iso = (moment: number): string => new Date(moment).toISOString();
const clock = (moment: number): string => iso(moment).slice(11, 16);

/** `5 minutes`, `2 hours`, `2 hours 10 minutes`, `3 days 4 hours`. */
export function lengthText(minutes: number): string {
  if (minutes < HOUR) return amount(minutes, 'minute');
  const [most, one, rest, small] = minutes < DAY ? [Math.floor(minutes / HOUR), 'hour', minutes % HOUR, 'minute'] as const : [Math.floor(minutes / DAY), 'day', Math.floor((minutes % DAY) / HOUR), 'hour'] as const;
  return rest === 0 ? amount(most, one) : `${amount(most, one)} ${amount(rest, small)}`;
}

/** A time in milliseconds, as a figure: `45 s`, `1.5 min`, `4 h`, `over a day`. */
export function waitText(ms: number): string {
  if (ms === Infinity) return 'over a day';
  if (ms < 60_000) return `${ms / 1_000} s`;
  return ms < 3_600_000 ? `${ms / 60_000} min` : `${ms / 3_600_000} h`;
}

function verbOf({ part, kind }: Trouble): { lasting: string; over: string } {
  if (part === COLLECTION) return { lasting: 'has been late', over: 'was late' };
  return kind === 'slow' ? { lasting: 'has answered slowly', over: 'answered slowly' } : { lasting: 'has not answered', over: 'did not answer' };
}

/** `13:20–14:05 UTC`, with the other day where it ended on one. */
function spanText(from: number, until: number): string {
  const isSameDay = iso(from).slice(0, 10) === iso(until).slice(0, 10);
  return isSameDay ? `${clock(from)}–${clock(until)} UTC` : `${day(iso(from))}, ${clock(from)} – ${day(iso(until))}, ${clock(until)} UTC`;
}

/** `Store of commits did not answer, 13:20–14:00 UTC`, `Azure DevOps has answered slowly since 13:20 UTC`. */
export function troubleTitle(trouble: Trouble): string {
  const { part, from, until } = trouble;
  const { lasting, over } = verbOf(trouble);
  return until === null ? `${partName(part)} ${lasting} since ${clock(from)} UTC` : `${partName(part)} ${over}, ${spanText(from, until)}`;
}

function meaningOf({ part, kind, until }: Trouble): string {
  const [wait, are] = until === null ? ['wait', 'are'] : ['waited', 'were'];
  if (part === COLLECTION) return `Repositories ${wait} longer than 15 minutes for their turn. No commit is lost: what is missed is read in the next round.`;
  if (isForge(part)) return kind === 'slow' ? `Repositories there ${are} asked less often than every 15 minutes. No commit is lost.` : `New commits there ${wait}. No commit is lost: what is missed is read in the next round.`;
  if (kind === 'slow') return 'Pages and collection can be slower than usual meanwhile.';
  return `Meanwhile ${MISSING[part as Part['name']]}. Nothing is lost.`;
}

/** How long it was, and what it meant. `now` in milliseconds since 1970. */
export function troubleText(trouble: Trouble, now: number): string {
  const length = lengthText(minutesOf(trouble, now));
  const end = trouble.until === null ? `That is ${length} so far.` : trouble.back ? `It was back after ${length}.` : `Seen for ${length}; then nobody asked, as the service was not running.`;
  return `${end} ${meaningOf(trouble)}`;
}

/** Whether it is over, in a word. */
export function troubleState({ until, back }: Trouble): 'open' | 'over' | 'end not known' {
  return until === null ? 'open' : back ? 'over' : 'end not known';
}

/** One day of one part: `20 Nov 2026: 40 minutes of trouble`. */
export function dayText({ day: name, state, minutes }: PartDay): string {
  const when = day(`${name}T00:00:00.000Z`);
  if (state === 'unknown') return `${when}: no checks on this day, the service was not running`;
  return state === 'trouble' ? `${when}: ${lengthText(minutes)} of trouble` : `${when}: working`;
}

/** The 90 days of a part in one sentence, for who does not see its bars. */
export function daysText(part: string, days: readonly PartDay[]): string {
  const many = (state: PartDay['state']): number => days.filter((one) => one.state === state).length;
  const troubled = days.filter(({ state }) => state === 'trouble');
  const shown = troubled.slice(-3).map(dayText).join('; ');
  return `${partName(part)}, the last ${amount(days.length, 'day')}: ${many('ok')} working, ${many('trouble')} with trouble, ${many('unknown')} not known${troubled.length === 0 ? '' : `. ${troubled.length > 3 ? 'The last: ' : ''}${shown}`}.`;
}
