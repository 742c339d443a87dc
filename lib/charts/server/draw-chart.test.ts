import { describe, expect, it } from 'vitest';
import { inventedFigures } from '../testing/invented-figures';
import { chartSpecs } from '../options/chart-specs';
import type { ChartSpec } from '../types';
import { drawChart } from './draw-chart';
import { textWidth } from './text';

const specs = (of = inventedFigures()): ChartSpec[] => (['wide', 'narrow'] as const).flatMap((size) => chartSpecs(of, { today: '2026-11-20', measure: 'commits', size }));

describe('a chart drawn on the server', () => {
  it('is an SVG of the asked size that carries no style, script or class', () => {
    for (const spec of specs()) {
      const { svg } = drawChart(spec);
      expect(svg.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" width="${spec.width}" height="${spec.height}" viewBox="0 0 ${spec.width} ${spec.height}"`)).toBe(true);
      expect(svg).not.toMatch(/ style=| class=|<style|<script|data-|javascript:|NaN|undefined|Infinity/);
      expect(svg).not.toContain('--highcharts-');
    }
  });

  it('has the same bytes each time', () => {
    const first = specs().map((spec) => drawChart(spec).svg);
    const again = specs().map((spec) => drawChart(spec).svg);
    expect(again).toEqual(first);
  });

  it('names its parts by its own id', () => {
    for (const spec of specs()) {
      const ids = [...drawChart(spec).svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '');
      expect(ids.every((id) => id.startsWith(`${spec.id}-`))).toBe(true);
    }
  });

  it('does not change its options', () => {
    for (const spec of specs()) {
      const before = structuredClone(spec);
      drawChart(spec);
      expect(spec).toEqual(before);
    }
  });

  it('stands for nothing and for one day', () => {
    const oneDay = inventedFigures([{ language: 'Go', from: '2024-05', to: '2024-05', commits: 4, density: 1 }]);
    for (const some of [inventedFigures([]), oneDay]) {
      for (const spec of specs(some)) expect(drawChart(spec).svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('names languages with characters that mean something in markup', () => {
    const odd = inventedFigures([{ language: '<b>&"C', from: '2024-01', to: '2026-10', commits: 40 }]);
    for (const spec of specs(odd)) expect(drawChart(spec).svg).not.toContain('<b>');
  });

  it('leaves no global behind', () => {
    drawChart(specs()[0] as ChartSpec);
    expect('Highcharts' in globalThis || '_Highcharts' in globalThis || 'document' in globalThis).toBe(false);
  });
});

describe('the width of a text', () => {
  it('grows with size and weight, kerns, and ignores the zero-width space', () => {
    expect(textWidth('2014', 24)).toBeCloseTo(2 * textWidth('2014', 12), 6);
    expect(textWidth('Go', 12, '600')).toBeGreaterThan(textWidth('Go', 12, '400'));
    expect(textWidth('\u200B', 12)).toBe(0);
    expect(textWidth('AV', 100)).toBeLessThan(textWidth('A', 100) + textWidth('V', 100));
  });
});
