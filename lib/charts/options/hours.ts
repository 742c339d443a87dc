import { hoursSentence } from '../../cv/sentences/sections';
import type { Figures } from '../../snapshots/types';
import { SCALE, TOKENS } from '../colors/tokens';
import type { ChartSize, ChartSpec } from '../types';
import { baseOptions, pick, TEXT, type Setting, type Frame } from './base';
import { scaleCuts, scaleStep } from './scale';

const LABELLED = [0, 6, 12, 18, 23];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Weekday × hour as a grid in the steps of one hue. */
export function hoursChart(figures: Figures, options: { size: ChartSize } & Setting): ChartSpec {
  const { words } = options;
  const weekdays = words.weekdays('short');
  const values = weekdays.map((_, weekday) => HOURS.map((hour) => figures.weekdayHour[weekday]?.[hour] ?? 0));
  const cuts = scaleCuts(values.flat());
  const top = options.licence ? 0 : 18;
  const frame = pick<Frame>(options.size, { width: 462, height: 258 + top, margin: [top, 0, 27, 40] }, { width: 358, height: 187 + top, margin: [top, 0, 27, 40] });
  const sentence = hoursSentence(figures, undefined, words);
  return {
    id: `hours-${options.size}`,
    width: frame.width,
    height: frame.height,
    sentence,
    options: {
      ...baseOptions(frame, sentence, options),
      xAxis: {
        min: 0, max: 23, tickPositions: LABELLED, lineWidth: 0, tickLength: 0, gridLineWidth: 0, startOnTick: false, endOnTick: false, minPadding: 0, maxPadding: 0,
        categories: HOURS.map(clock), labels: { y: 18, rotation: 0, autoRotation: false, overflow: 'justify', style: { ...TEXT, color: TOKENS.ink2 } },
      },
      yAxis: {
        title: { text: null }, min: 0, max: 6, reversed: true, categories: weekdays, gridLineWidth: 0, lineWidth: 0, tickPositions: [0, 1, 2, 3, 4, 5, 6],
        startOnTick: false, endOnTick: false, labels: { align: 'left', reserveSpace: false, x: -40, y: 4, style: { ...TEXT, color: TOKENS.ink2 } },
      },
      series: [{
        type: 'heatmap', name: words.common.commits, borderWidth: 0, pointPadding: 1, colorKey: 'none',
        data: values.flatMap((row, weekday) => row.map((value, hour) => ({ x: hour, y: weekday, value, color: SCALE[scaleStep(value, cuts)] }))),
      }],
      custom: { tooltip: 'hour', language: words.language, unit: words.nouns.commit },
    },
    table: { columns: [words.hours.weekday, ...HOURS.map(clock)], rows: weekdays.map((weekday, index) => [weekday, ...(values[index] ?? [])]) },
  };
}
