import Highcharts from 'highcharts/esm/highcharts.js';
import 'highcharts/esm/modules/heatmap.js';
import 'highcharts/esm/modules/navigator.js';
import 'highcharts/esm/modules/exporting.js';
import 'highcharts/esm/modules/export-data.js';
import 'highcharts/esm/modules/accessibility.js';
import { enableNavigator, type WithNavigator } from '../navigator';
import type { ChartSpec } from '../types';
import { interactiveOptions } from './interactive-options';

enableNavigator(Highcharts as unknown as WithNavigator<HTMLElement>, document.createElement('div'));

/** Replaces a server-drawn picture by the chart drawn from the same options, in the same place and size. */
export function draw(box: HTMLElement, spec: ChartSpec): void {
  const picture = box.firstElementChild;
  const { width, height } = box.getBoundingClientRect();
  const room = document.createElement('div');
  // Drawn beside the picture and unseen, then put into its place: nothing on the page moves.
  Object.assign(room.style, { position: 'absolute', inset: '0 auto auto 0', visibility: 'hidden', width: `${width}px`, height: `${height}px` });
  box.append(room);
  const chart = Highcharts.chart(room, interactiveOptions(spec, width, height));
  box.style.height = `${height}px`;
  Object.assign(room.style, { position: '', inset: '', visibility: '', width: '', height: '' });
  picture?.remove();
  letItBeRead(box, room);
  new ResizeObserver(() => fit(box, chart, spec)).observe(box);
}

/** The picture's one name gives way to the chart's own structure; whoever stood on the picture stands on the chart. */
function letItBeRead(box: HTMLElement, room: HTMLElement): void {
  const frame = box.closest<HTMLElement>('[role=img]');
  if (!frame) return;
  const focused = document.activeElement === frame;
  for (const name of ['role', 'aria-label', 'tabindex']) frame.removeAttribute(name);
  if (focused) room.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
}

/** Follows the width of the column; a box that is not shown keeps its size. */
function fit(box: HTMLElement, chart: Highcharts.Chart, spec: ChartSpec): void {
  const width = box.clientWidth;
  if (width === 0 || Math.abs(width - chart.chartWidth) < 1) return;
  const height = Math.round((width * spec.height) / spec.width);
  box.style.height = `${height}px`;
  chart.setSize(width, height, false);
}
