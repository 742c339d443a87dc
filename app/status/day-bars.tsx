import type { PartDay } from '../../lib/health/history/history';
import { dayText, daysText } from '../../lib/health/history/words';

const STEP = 8;
const WIDTH = 6;
const HEIGHT = 20;
/** Height says what colour says: low is not known, tall is trouble. */
const HEIGHTS: Readonly<Record<PartDay['state'], number>> = { unknown: 4, ok: 14, trouble: HEIGHT };

function pathOf(days: readonly PartDay[], state: PartDay['state']): string {
  const top = HEIGHT - HEIGHTS[state];
  return days.map((day, at) => (day.state === state ? `M${at * STEP} ${top}h${WIDTH}V${HEIGHT}h-${WIDTH}z` : '')).join('');
}

/** A bar a day. Who does not see them hears how many days there are of each kind. */
export function DayBars({ part, days }: { part: string; days: readonly PartDay[] }) {
  return (
    <svg className="day-bars" viewBox={`0 0 ${days.length * STEP - (STEP - WIDTH)} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={daysText(part, days)} focusable="false">
      <path className="unknown" d={pathOf(days, 'unknown')} />
      <path className="ok" d={pathOf(days, 'ok')} />
      {days.map((day, at) => day.state === 'trouble' && <rect key={day.day} className="trouble" x={at * STEP} width={WIDTH} height={HEIGHT}><title>{dayText(day)}</title></rect>)}
    </svg>
  );
}
