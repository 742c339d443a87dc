import type { Words } from '../../cv/words/types';
import { TOKENS } from '../colors/tokens';
import type { ChartSize } from '../types';

/** Face of all text in charts; the page serves it. */
export const FONT = '"Public Sans","Public Sans Variable",system-ui,sans-serif';
export const TEXT = { fontSize: '12px', fontWeight: '400', color: TOKENS.ink3, textOutline: 'none', textOverflow: 'none', whiteSpace: 'nowrap' };
/** Text over the plot keeps readable by a halo of paper. */
export const HALO = { ...TEXT, color: TOKENS.ink2, stroke: TOKENS.paper, strokeWidth: '4px', strokeLinejoin: 'round', paintOrder: 'stroke' };

export interface Frame {
  width: number;
  height: number;
  /** Margins around the plot in px: top, right, bottom, left. */
  margin: [number, number, number, number];
}

/** What every chart is told besides its numbers. */
export interface Setting {
  /** The operator states that he has a Highcharts licence, so that the credit may go. */
  licence: boolean;
  words: Words;
}

export const pick = <Value>(size: ChartSize, wide: Value, narrow: Value): Value => (size === 'wide' ? wide : narrow);

/** How numbers and dates on the axes are written. */
function langOf({ locale, language, months }: Words): Record<string, unknown> {
  if (language === 'en') return { locale, thousandsSep: ',', decimalPoint: '.' };
  return { locale, thousandsSep: '.', decimalPoint: ',', shortMonths: months('short'), months: months('long') };
}

/** Width of the plot of a frame. */
export const plotWidth = ({ width, margin }: Frame): number => width - margin[1] - margin[3];

/** Options that all charts share. Plain JSON, so that server and browser draw the same. */
export function baseOptions(frame: Frame, sentence: string, { licence, words }: Setting): Record<string, unknown> {
  return {
    chart: {
      width: frame.width, height: frame.height, margin: frame.margin, spacing: [0, 0, 0, 0],
      animation: false, backgroundColor: 'transparent', borderWidth: 0, plotBorderWidth: 0, style: { fontFamily: FONT, fontSize: '12px' },
    },
    // The page's own style sheet defines the colours; Highcharts would add an inline style that its policy blocks.
    palette: { injectCSS: false },
    time: { timezone: 'UTC' },
    lang: langOf(words),
    title: { text: '' },
    subtitle: { text: '' },
    legend: { enabled: false },
    exporting: { enabled: false },
    navigator: { enabled: false },
    scrollbar: { enabled: false },
    credits: {
      enabled: !licence, text: 'Highcharts.com', position: { align: 'right', verticalAlign: 'top', x: 0, y: 11 },
      style: { ...TEXT, cursor: 'pointer' },
    },
    accessibility: { description: sentence },
    tooltip: {
      shared: true, shadow: false, animation: false, backgroundColor: TOKENS.paper, borderColor: TOKENS.control, borderWidth: 1, borderRadius: 4,
      padding: 12, style: { fontSize: '13px', color: TOKENS.ink },
    },
    plotOptions: {
      series: {
        animation: false, borderWidth: 0, borderRadius: 0, states: { inactive: { enabled: false }, hover: { brightness: 0, halo: null } },
      },
      column: { groupPadding: 0.06, pointPadding: 0, minPointLength: 0, maxPointWidth: 64 },
    },
  };
}

/** A vertical axis from 0 with the given ticks, hairline grid and labels outside left. */
export function valueAxis(ticks: readonly number[], format = '{value:,.0f}'): Record<string, unknown> {
  return {
    title: { text: null }, min: 0, max: ticks.at(-1), tickPositions: [...ticks], gridLineColor: TOKENS.line, gridLineWidth: 1,
    endOnTick: true, startOnTick: true, reversedStacks: false, labels: { format, x: -12, y: 4, style: TEXT },
  };
}

/** The axis line and marks of a time axis. */
export function timeAxis(): Record<string, unknown> {
  return { lineColor: TOKENS.control, lineWidth: 1, tickColor: TOKENS.control, tickLength: 5, tickWidth: 1, crosshair: false };
}
