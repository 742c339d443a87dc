import { dayNumber, monthOf, monthText } from './days';
import type { PackageFigures, Snapshot, View } from './types';

/** Packages in use in the months of a view, the longest used first, then by name. A month that a period begins or ends in counts. Undefined where nothing is known of packages. */
export function packageFiguresOf({ packages }: Pick<Snapshot, 'packages'>, { from, to }: View): PackageFigures[] | undefined {
  if (packages === undefined) return undefined;
  const [least, most] = [from === undefined ? 0 : monthOf(dayNumber(from)), to === undefined ? Number.POSITIVE_INFINITY : monthOf(dayNumber(to))];
  return packages.flatMap(({ ecosystem, name, uses }) => {
    const within = uses.map(({ months }) => months.filter((month) => month >= least && month <= most)).filter((months) => months.length > 0);
    const months = [...new Set(within.flat())].toSorted((a, b) => a - b);
    const [first, last] = [months[0], months.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ ecosystem, name, months: months.length, first: monthText(first), last: monthText(last), repositories: within.length }];
  }).toSorted((a, b) => b.months - a.months || (a.name < b.name ? -1 : 1));
}
