import type { ThemedColor } from '../../lib/charts/colors/language-colors';
import { fillOf } from '../../lib/charts/colors/language-colors';

const WIDTH = 704;
const HEIGHT = 18;
const WIDEST = 64;

/**
 * Months of one row on the chart's time axis: square-root height, so that small months show; the highest of the row is
 * as high as the strip. Hidden from assistive technology: the row's figures say it.
 */
export function Strip({ months, values, color, height = HEIGHT }: { months: readonly string[]; values: ReadonlyMap<string, number>; color: ThemedColor; height?: number }) {
  const most = Math.max(0, ...values.values());
  const step = WIDTH / Math.max(1, months.length);
  const width = round(Math.min(WIDEST, Math.max(step > 2.4 ? step - 1 : step * 0.8, 0.8)));
  const indent = step - width > 2 ? (step - width) / 2 : 0;
  const bars = months.map((month, index) => {
    const value = values.get(month) ?? 0;
    if (value <= 0 || most <= 0) return '';
    const bar = Math.max(1.5, round(Math.sqrt(value / most) * height));
    return `M${round(index * step + indent)} ${height}v${-bar}h${width}v${bar}`;
  }).join('');
  return (
    <svg className="strip" viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d={bars} fill={fillOf(color)} />
    </svg>
  );
}

/** Years over a column of strips, as many as find room. */
export function YearTicks({ months }: { months: readonly string[] }) {
  const years = months.flatMap((month, index) => (month.endsWith('-01') || index === 0 ? [{ year: month.slice(0, 4), at: index / months.length }] : []))
    .filter(({ at }, index, all) => at <= 0.94 && (index > 0 || (all[1]?.at ?? 1) > 0.06));
  const every = Math.ceil(years.length / 10);
  return (
    <svg className="ticks" width="100%" height="16" aria-hidden="true" focusable="false">
      {years.filter((_, index) => index % every === 0).map(({ year, at }) => <text key={year} x={`${round(at * 100)}%`} y="12">{year}</text>)}
    </svg>
  );
}

/** The small square beside a language's name. */
export function Swatch({ color }: { color: ThemedColor }) {
  return (
    <svg className="swatch" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect width="10" height="10" rx="2" fill={fillOf(color)} /></svg>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
