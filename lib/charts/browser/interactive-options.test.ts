import { expect, it } from 'vitest';
import { makeFigures } from '../../cv/testing/make-figures';
import { wordsOf } from '../../cv/words/words';
import { chartSpecs } from '../options/chart-specs';
import { drawChart } from '../server/draw-chart';
import { interactiveOptions } from './interactive-options';

const specs = (language: 'en' | 'de') => chartSpecs(makeFigures(), { today: '2026-11-20', measure: 'commits', size: 'wide', words: wordsOf(language) });

it('a German chart speaks German of itself, and an English one leaves it to Highcharts', () => {
  for (const spec of specs('de')) {
    expect(interactiveOptions(spec, 800, 300).lang?.accessibility).toMatchObject({ svgContainerLabel: 'Interaktives Diagramm', axis: { defaultAxisNames: { time: 'Zeit' } } });
    expect(interactiveOptions(spec, 800, 300).lang).toMatchObject({ locale: 'de-DE', thousandsSep: '.', decimalPoint: ',' });
  }
  for (const spec of specs('en')) expect(interactiveOptions(spec, 800, 300).lang?.accessibility).toBeUndefined();
});

it('axes write months and numbers as the language does', () => {
  const drawn = (language: 'en' | 'de', name: string): string => {
    const found = specs(language).find(({ id }) => id === name);
    return found ? drawChart(found).svg : '';
  };
  expect(drawn('de', 'days-wide')).toMatch(/>(?:Mai|März|Juni|Juli|Sept\.|Okt\.|Nov\.|Dez\.|Jan\.|Feb\.|Apr\.|Aug\.) \d{4}</u);
  expect(drawn('de', 'days-wide')).toContain(' Commits<');
  expect(drawn('en', 'days-wide')).toContain(' commits<');
  expect(drawn('de', 'hours-wide')).toContain('>Mo<');
  expect(drawn('de', 'kinds-feature-wide')).toMatch(/>\d+ %</u);
});
