import { dayText } from './days';
import type { Figures } from './types';

/**
 * Runs of consecutive active days. `active` holds ascending day numbers. The longest run is the earliest of equally long ones; the current run
 * holds today or, where today has no commit yet, ends yesterday. Days after today (a wrong clock) do not lengthen the current one.
 */
export function streaksOf(active: readonly number[], today: number): Pick<Figures, 'currentStreak' | 'longestStreak'> {
  let longest = { days: 0, from: -1, to: -1 };
  let current = { days: 0, from: -1 };
  let from = -1;
  let previous = Number.NaN;
  for (const day of active) {
    if (day !== previous + 1) from = day;
    previous = day;
    const days = day - from + 1;
    if (days > longest.days) longest = { days, from, to: day };
    if (day === today || day === today - 1) current = { days, from };
  }
  return {
    currentStreak: { days: current.days, from: current.days > 0 ? dayText(current.from) : null },
    longestStreak: { days: longest.days, from: longest.days > 0 ? dayText(longest.from) : null, to: longest.days > 0 ? dayText(longest.to) : null },
  };
}
