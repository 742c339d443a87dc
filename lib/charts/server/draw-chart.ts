import { AppError } from '../../errors/app-error';
import type { ChartSpec, DrawnChart } from '../types';
import { createWindow, type ChartWindow } from './dom/window';
import { loadHighcharts, type Highcharts } from './load-highcharts';
import { serializeSvg } from './serialize';

let drawing: { window: ChartWindow; highcharts: Highcharts } | undefined;

function workshop(): { window: ChartWindow; highcharts: Highcharts } {
  if (!drawing) {
    const window = createWindow();
    drawing = { window, highcharts: loadHighcharts(window) };
  }
  return drawing;
}

/**
 * Draws a chart to SVG without a browser, with the options the browser will draw it from. Synchronous, 5–60 ms: call it in a worker
 * thread or while a page is made, never per request. The same spec gives the same bytes. Throws `internal` where
 * Highcharts draws nothing.
 */
export function drawChart(spec: ChartSpec): DrawnChart {
  const { window, highcharts } = workshop();
  const box = window.document.createElement('div');
  box.declarations.cssText = `width:${spec.width}px;height:${spec.height}px`;
  window.document.body.appendChild(box);
  // Highcharts keeps what it is given and writes into it.
  const chart = highcharts.chart(box, structuredClone(spec.options));
  try {
    const svg = chart.container.querySelector('svg');
    if (!svg) throw new AppError('internal', 'This chart could not be drawn. The numbers are unharmed and in the table.');
    return { id: spec.id, width: spec.width, height: spec.height, svg: serializeSvg(svg, spec) };
  } finally {
    chart.destroy();
    box.remove();
    // Destroyed charts leave an empty place each; in a process that runs for months they add up.
    if (highcharts.charts.every((other) => other === undefined)) highcharts.charts.length = 0;
  }
}
