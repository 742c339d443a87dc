import type { CalendarYear } from '../../lib/cv/calendar';
import { calendarOf } from '../../lib/cv/calendar';
import { dayFacts, daysSentence } from '../../lib/cv/sentences/sections';
import type { Words } from '../../lib/cv/words/types';
import { TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Gaps } from './gaps';
import { Note, Section } from './section';

const PITCH = 6;
const SIZE = 5;
const LEVELS = [1, 2, 3, 4] as const;
/** Years that a phone shows before it is asked for the earlier ones. */
const PHONE_YEARS = 4;

/** Days as short thick strokes, each a step from the one before: equal steps pack well. */
function strokes(cells: readonly [number, number][]): string {
  let [x, y] = [0, 0];
  return cells.map(([week, day], index) => {
    const [left, top] = [week * PITCH, day * PITCH + SIZE / 2];
    const step = index === 0 ? `M${left} ${top}` : `m${left - x} ${top - y}`.replace(' -', '-');
    [x, y] = [left + SIZE, top];
    return `${step}h${SIZE}`;
  }).join('');
}

function ground({ from, to }: CalendarYear): string {
  return Array.from({ length: to[0] - from[0] + 1 }, (_, index) => {
    const week = from[0] + index;
    const top = index === 0 ? from[1] : 0;
    const bottom = week === to[0] ? to[1] : 6;
    return `M${week * PITCH + SIZE / 2} ${top * PITCH}v${(bottom - top) * PITCH + SIZE}`;
  }).join('');
}

function Year({ year, earlier, words: { days, amount, nouns } }: { year: CalendarYear; earlier: boolean; words: Words }) {
  const several = year.cells.length === 0 && year.label.includes('–');
  return (
    <li className={earlier ? 'earlier' : undefined}>
      <p><b>{year.label}</b> {year.days === 0 ? days.none : amount(year.days, nouns.day)}</p>
      {!several && (
        <svg viewBox={`0 0 ${53 * PITCH + SIZE} ${7 * PITCH - 1}`} width="323" height="41" aria-hidden="true" focusable="false">
          <path className="level0" d={ground(year)} />
          {LEVELS.map((level) => {
            const cells = year.cells.filter((cell) => cell[2] === level).map(([week, day]): [number, number] => [week, day]);
            return cells.length > 0 && <path key={level} className={`level${level}`} d={strokes(cells)} />;
          })}
        </svg>
      )}
    </li>
  );
}

/** Days with commits: every year on one scale, and three facts about them. */
export function Days({ shown }: { shown: Shown }) {
  const { page, who, words } = shown;
  const { years, cuts } = calendarOf(page.figures, page.today);
  const earlier = Math.max(0, years.length - PHONE_YEARS);
  return (
    <Section
      id="days" title={words.days.title} sentence={<>{daysSentence(page.figures, who, words)}<Note number={2} how="how-days" of={words.days.of} words={words} /></>}
      tools={(
        <>
          <p className="scale"><span>0</span>
            <svg width="54" height="10" viewBox="0 0 54 10" aria-hidden="true" focusable="false">{[0, ...LEVELS].map((level) => <rect key={level} className={`swatch${level}`} x={level * 11} width="10" height="10" />)}</svg>
            <span>{words.days.andMore(cuts[2])}</span>
          </p>
          <TableLink shown={shown} name="calendar" />
        </>
      )}
    >
      <ul className="years">
        {years.map((year, index) => <Year key={year.label} year={year} earlier={index < earlier} words={words} />)}
        <li className={`facts after-${years.length % 4}`}>
          <ul>{dayFacts(page.figures, page.today, words).map(({ value, note }) => <li key={note}><b>{value}</b><span>{note}</span></li>)}</ul>
        </li>
      </ul>
      <Gaps shown={shown} />
      <TableHere shown={shown} name="calendar" />
      {earlier > 0 && <p className="earlier-switch"><input type="checkbox" id="earlier-years" /><label htmlFor="earlier-years">{words.days.earlier(earlier)}</label></p>}
    </Section>
  );
}
