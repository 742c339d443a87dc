import type { Options } from 'highcharts';
import { HIGHCHARTS_DE } from '../../cv/words/highcharts-de';
import type { ChartSpec } from '../types';
import { describe, tell, tooltipMarkup, type ReadPoint, type Reading } from './tooltips';

interface Shared {
  point?: ReadPoint;
  points?: ReadPoint[];
}

interface Placed {
  chart: { plotLeft: number; plotTop: number; plotWidth: number; chartWidth: number; chartHeight: number };
}

const GAP = 14;
/** Plain JSON cannot be checked against Highcharts' types; the drawing tests do. */
type Json = Record<string, unknown>;

/** Beside the column, at the side that has room, so that it hides nothing of what it tells. */
function beside(this: Placed, width: number, height: number, point: { plotX: number; plotY: number }): { x: number; y: number } {
  const { plotLeft, plotTop, chartWidth, chartHeight } = this.chart;
  const at = plotLeft + point.plotX;
  const right = at + GAP + width <= chartWidth;
  const x = right ? at + GAP : Math.max(0, at - GAP - width);
  return { x, y: Math.max(0, Math.min(plotTop + point.plotY - height / 2, chartHeight - height)) };
}

/** The options of the server's picture and what only a reader with a pointer or keys needs: tooltips, sentences for each point, focus. */
export function interactiveOptions(spec: ChartSpec, width: number, height: number): Options {
  const options = spec.options;
  const reading = options['custom'] as Reading;
  const part = (name: string): object => options[name] ?? {};
  const interactive: Json = {
    ...options,
    chart: { ...part('chart'), width, height },
    lang: { ...part('lang'), ...(reading.language === 'de' && HIGHCHARTS_DE) },
    accessibility: {
      ...part('accessibility'), enabled: true, landmarkVerbosity: 'disabled',
      point: { descriptionFormatter: (point: unknown) => describe(reading, point as ReadPoint) },
      keyboardNavigation: { enabled: true, focusBorder: { style: { color: 'var(--accent)', lineWidth: 2, borderRadius: 0 }, margin: 1 } },
    },
    tooltip: {
      ...part('tooltip'), useHTML: true, hideDelay: 100, positioner: beside,
      formatter(this: unknown) {
        const { points, point } = this as Shared;
        return tooltipMarkup(tell(reading, points ?? (point ? [point] : [this as ReadPoint])));
      },
    },
  };
  return interactive;
}
