import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type { ElementNode } from './dom/element';
import { enableNavigator, type WithNavigator } from '../navigator';
import type { ChartWindow } from './dom/window';

/** As much of Highcharts as the server calls. */
export interface Highcharts extends WithNavigator<ElementNode> {
  chart(box: ElementNode, options: object): { container: ElementNode; destroy(): void };
  charts: unknown[];
}

const modules = createRequire(import.meta.url);
const GLOBALS = ['module', 'exports', 'window', 'document', 'navigator', 'DOMParser', 'getComputedStyle'];

/** Runs one of Highcharts' files with our window in place of the global one, so that `globalThis` stays clean. */
function run(name: string, window: ChartWindow): unknown {
  const file = modules.resolve(`highcharts/${name}.js`);
  const module = { exports: {} as unknown };
  compileFunction(readFileSync(file, 'utf8'), GLOBALS, { filename: file }).call(
    window, module, module.exports, window, window.document, window['navigator'], window['DOMParser'], window['getComputedStyle'],
  );
  return module.exports;
}

/** Highcharts bound to a window of ours: core, heatmap and navigator. Takes about 60 ms, so do it once a thread. */
export function loadHighcharts(window: ChartWindow): Highcharts {
  const highcharts = run('highcharts', window) as Highcharts;
  window['_Highcharts'] = highcharts;
  window['Highcharts'] = highcharts;
  for (const name of ['modules/heatmap', 'modules/navigator']) run(name, window);
  enableNavigator(highcharts, window.document.createElement('div'));
  return highcharts;
}
