import { yearRange } from '../../cv/months';
import { axisMonths } from '../../cv/ranking';
import type { Figures } from '../../snapshots/types';
import { BAR, TOKENS } from '../colors/tokens';
import type { ChartSize } from '../types';
import { baseOptions, pick, plotWidth, TEXT, timeAxis, type Setting, type Frame } from './base';

/** Years of the axis that all charts of a page share, empty ones too. */
export function axisYears(figures: Figures, today: string): string[] {
  const { from, to } = axisMonths(figures, today);
  return yearRange(from, to);
}

export interface SmallColumns {
  size: ChartSize;
  name: string;
  years: readonly string[];
  /** One a year, null where there is nothing. */
  values: readonly (number | null)[];
  /** Values of the grid lines; more than one panel may share them. */
  ticks: readonly number[];
  /** Template of the labels on the grid lines, e.g. `{value}%`. */
  format: string;
  frame: Frame;
  sentence: string;
  custom: object;
}

/** Frame of one small panel of columns; labels of the value axis stand at its right. */
export function panelFrame(size: ChartSize, wide: number, narrow: number): Frame {
  return pick<Frame>(size, { width: wide, height: 112, margin: [8, 40, 26, 0] }, { width: narrow, height: 112, margin: [8, 40, 26, 0] });
}

/** Columns of one hue, one a year; only the first and the last year are named. */
export function smallColumns(panel: SmallColumns, setting: Setting): Record<string, unknown> {
  const { frame, years, ticks } = panel;
  const last = years.length - 1;
  // Two labels of four digits need 70 px between them.
  const positions = last > 0 && plotWidth(frame) >= 70 ? [0, last] : [0];
  return {
    ...baseOptions(frame, panel.sentence, setting),
    credits: { enabled: false },
    xAxis: {
      ...timeAxis(), tickLength: 0, categories: [...years], min: 0, max: Math.max(0, last), tickPositions: positions,
      // Centred under its column, and pushed inside at the left end.
      labels: { y: 19, rotation: 0, autoRotation: false, overflow: 'justify', style: { ...TEXT, color: TOKENS.ink2 } },
    },
    yAxis: {
      opposite: true, title: { text: null }, min: 0, max: ticks.at(-1), tickPositions: [...ticks], endOnTick: true,
      gridLineColor: TOKENS.line, showFirstLabel: false, labels: { align: 'left', x: 9, y: 4, format: panel.format, style: TEXT },
    },
    plotOptions: {
      ...(baseOptions(frame, panel.sentence, setting)['plotOptions'] as object),
      column: { groupPadding: 0.06, pointPadding: 0, maxPointWidth: 64 },
    },
    series: [{ type: 'column', name: panel.name, color: BAR, data: [...panel.values] }],
    custom: panel.custom,
  };
}
