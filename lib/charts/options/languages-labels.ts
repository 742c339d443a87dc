import type { LanguagesData } from './languages-data';

export interface DirectLabel {
  text: string;
  /** Index of the column (a part of one lies between two), and the value above which it stands. */
  x: number;
  y: number;
}

interface Plot {
  width: number;
  height: number;
  /** Value at the top of the plot. */
  most: number;
  /** Whether the charts' maker is named above the plot's right end. */
  credited: boolean;
}

/** Part of a column that a language must fill to lend it its name. */
const DOMINANT = 0.75;
const [NEAR_X, NEAR_Y] = [44, 18];
/** A name over a lower column would point at nothing one can see. */
const LEAST_HEIGHT = 16;
/** Mean advance of a semi-bold letter at 12 px; only the room a name takes depends on it. */
const LETTER = 7.8;
/** The room of the credit above the plot: half its width, and a top at which names up to 12 px below the plot's come too near. */
const CREDIT = { text: '', half: 46, top: -6, x: 0, y: 0 };

/**
 * Names to be written into the chart: each language over its tallest column among those where it is at least 75 %,
 * above all columns within the name's width; a name that would come within 44 × 18 px of an earlier one is left out.
 */
export function directLabels(data: LanguagesData, plot: Plot): DirectLabel[] {
  const { series, periods, totals } = data;
  const step = plot.width / Math.max(1, periods.length);
  const placed: { text: string; left: number; top: number; x: number; y: number; half: number }[] = plot.credited ? [{ ...CREDIT, left: plot.width - CREDIT.half }] : [];
  for (const { name, values } of series) {
    const tall = values.reduce<number>((best, value, index) => {
      const dominant = (value ?? 0) > 0 && (value ?? 0) >= DOMINANT * (totals[index] ?? 0);
      return dominant && (best < 0 || (totals[index] ?? 0) > (totals[best] ?? 0)) ? index : best;
    }, -1);
    if (tall < 0 || data.unnamed.has(name)) continue;
    const half = (name.length * LETTER) / 2;
    const centre = Math.min(Math.max((tall + 0.5) * step, half), plot.width - half);
    const y = totals.reduce((most, total, index) => ((index + 1) * step > centre - half && index * step < centre + half ? Math.max(most, total) : most), 0);
    const top = plot.height * (1 - y / plot.most);
    if (plot.height - top < LEAST_HEIGHT) continue;
    const collides = placed.some((other) => Math.abs(other.left - centre) < Math.max(NEAR_X, half + other.half) && Math.abs(other.top - top) < NEAR_Y);
    if (!collides) placed.push({ text: name, left: centre, top, x: Math.round((centre / step - 0.5) * 100) / 100, y, half });
  }
  return placed.filter(({ text }) => text !== '').map(({ text, x, y }) => ({ text, x, y }));
}
