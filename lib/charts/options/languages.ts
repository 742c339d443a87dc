import { addMonths } from '../../cv/months';
import { languagesSentence } from '../../cv/sentences/languages';
import type { PluralForms } from '../../cv/words/formats';
import type { Words } from '../../cv/words/types';
import type { Figures } from '../../snapshots/types';
import { TOKENS } from '../colors/tokens';
import type { ChartSize, ChartSpec, Measure } from '../types';
import { baseOptions, HALO, pick, plotWidth, TEXT, timeAxis, valueAxis, type Setting, type Frame } from './base';
import { languagesData, type LanguagesData, type Whole } from './languages-data';
import { directLabels } from './languages-labels';
import { meanLength, startTime, UNITS } from './periods';
import { roundTicks, timeTicks } from './ticks';

/** Frame of the chart of languages; the strips of the rows under it share its left margin and its width. */
export function languagesFrame(size: ChartSize): Frame {
  return pick<Frame>(size, { width: 840, height: 300, margin: [22, 0, 32, 136] }, { width: 358, height: 218, margin: [22, 0, 30, 40] });
}

function nameSeries(data: LanguagesData, frame: Frame, most: number, times: { first: number; step: number }, { licence, words: { charts } }: Setting): object {
  const height = frame.height - frame.margin[0] - frame.margin[2];
  const labels = directLabels(data, { width: plotWidth(frame), height, most, credited: !licence });
  return {
    type: 'scatter', name: charts.names, enableMouseTracking: false, marker: { enabled: false }, accessibility: { enabled: false },
    data: labels.map(({ text, x, y }) => ({ x: Math.round(times.first + x * times.step), y, name: text })),
    dataLabels: {
      enabled: true, format: '{point.name}', allowOverlap: true, crop: false, overflow: 'allow', padding: 0, y: -4,
      style: { ...HALO, color: TOKENS.ink, fontWeight: '600' },
    },
  };
}

/** Where the columns stand: equally apart, so that all are equally wide, though months are not; a tick is off by a fifth of a px at most. */
function columnTimes({ periods, unit }: LanguagesData): { first: number; step: number } {
  const [from, last] = [periods[0]?.from ?? '1970-01', periods.at(-1)?.from ?? '1970-01'];
  // Even, so that the first column's left edge is exactly the start of its month and the label there is drawn.
  const step = periods.length === 0 ? meanLength(unit) : 2 * Math.round((startTime(addMonths(last, UNITS[unit])) - startTime(from)) / periods.length / 2);
  return { first: startTime(from) + step / 2, step };
}

/** What a column of the chart stands for where it is more than a month, to be said behind the sentence: ` Per quarter.`; empty for months and where nothing is drawn. */
export function columnSaid(figures: Figures, whole: Whole, options: { today: string; measure: Measure; size: ChartSize; words: Words }): string {
  const data = languagesData(figures, whole, options.measure, options.today, plotWidth(languagesFrame(options.size)), options.words);
  return data.totals.every((total) => total === 0) ? '' : options.words.languages.perColumn[data.unit];
}

function measured(measure: Measure, { dates = 'day' }: Figures, { nouns, active }: Words): PluralForms {
  return measure === 'days' ? active[dates] : nouns[measure === 'lines' ? 'line' : 'commit'];
}

function sentenceOf(figures: Figures, { all, period }: Whole, data: LanguagesData, { today, measure, words }: { today: string; measure: Measure; words: Words }): string {
  if (data.totals.every((total) => total === 0)) return words.languages.nothing;
  return `${languagesSentence(figures, { ...figures.view, measure }, today, words, all, period)}${words.languages.perColumn[data.unit]}`;
}

/** Stacked columns over time: seven languages by rank and the others, or a chosen language in its colour before all other work in grey. On paper in a frame of its own. */
export function languagesChart(figures: Figures, whole: Whole, options: { today: string; measure: Measure; size: ChartSize; frame?: Frame } & Setting): ChartSpec {
  const { words } = options;
  const frame = options.frame ?? languagesFrame(options.size);
  const data = languagesData(figures, whole, options.measure, options.today, plotWidth(frame), words);
  const ticks = roundTicks(Math.max(0, ...data.totals));
  const most = ticks.at(-1) ?? 1;
  const times = columnTimes(data);
  const end = addMonths(data.periods.at(-1)?.from ?? options.today.slice(0, 7), UNITS[data.unit] - 1);
  const labels = timeTicks(data.periods[0]?.from ?? end, end, plotWidth(frame));
  const sentence = sentenceOf(figures, whole, data, options);
  // Numbers wider than the margin start at its left and reach into the plot, above their line.
  const inside = options.size === 'narrow' && most >= 10_000;
  const axis = valueAxis(ticks);
  return {
    id: `languages-${options.size}`,
    width: frame.width,
    height: frame.height,
    sentence,
    options: {
      ...baseOptions(frame, sentence, options),
      xAxis: {
        ...timeAxis(), type: 'datetime', tickPositions: labels.months.map(startTime), min: times.first - times.step / 2, max: times.first + (data.periods.length - 0.5) * times.step,
        startOnTick: false, endOnTick: false, minPadding: 0, maxPadding: 0,
        labels: { align: 'left', x: 0, y: 20, rotation: 0, autoRotation: false, overflow: 'allow', format: labels.format, style: { ...TEXT, color: TOKENS.ink2 } },
      },
      yAxis: inside ? { ...axis, showFirstLabel: false, labels: { align: 'left', reserveSpace: false, x: -frame.margin[3], y: -4, format: '{value:,.0f}', style: HALO, zIndex: 5 } } : { ...axis, labels: { ...(axis['labels'] as object), x: pick(options.size, -12, -8) } },
      plotOptions: {
        ...(baseOptions(frame, sentence, options)['plotOptions'] as object),
        column: { groupPadding: 0.06, pointPadding: 0, stacking: 'normal', maxPointWidth: 64, pointPlacement: 'on', pointRange: times.step, pointStart: times.first, pointInterval: times.step },
      },
      series: [...data.series.map(({ name, fill, values }) => ({ type: 'column', name, color: fill, data: values })), nameSeries(data, frame, most, times, options)],
      custom: { tooltip: 'stack', language: words.language, unit: measured(options.measure, figures, words), quarters: words.charts.quarters, periods: { first: data.periods[0]?.from ?? '', unit: data.unit } },
    },
    table: {
      columns: [words.charts[data.unit], ...data.series.map(({ name }) => name), words.charts.total],
      rows: data.periods.map(({ label }, index) => [label, ...data.series.map(({ values }) => values[index] ?? 0), Math.round((data.totals[index] ?? 0) * 100) / 100]),
    },
  };
}
