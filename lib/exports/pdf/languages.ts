import { languagesChart } from '../../charts/options/languages';
import { drawChart } from '../../charts/server/draw-chart';
import { activeUnit } from '../../cv/page-sections';
import { languageRows } from '../../cv/ranking';
import type { LanguageRow } from '../../cv/ranking';
import { languagesSentence } from '../../cv/sentences/languages';
import { shorten } from '../text/shape';
import { PAPER } from './pen';
import { placeSvg } from './place-svg';
import { section } from './section';
import type { Sheet } from './sheet';
import { stripPath } from './strip';

/** Points a pixel of a chart takes: its text of 12 px is 9 points. */
const POINTS = 0.75;
const NAMES = 74;
const NUMBERS = 150;
const CHART = 112;
const ROW = 16.5;

function chart(sheet: Sheet, y: number, width: number): number {
  const { page: { figures, all, period, view, today, highchartsLicence }, pen, left, words } = sheet;
  const frame = { width: Math.round((NAMES + width) / POINTS), height: Math.round(CHART / POINTS), margin: [22, 0, 26, Math.round(NAMES / POINTS)] as [number, number, number, number] };
  const spec = languagesChart(figures, { all, period }, { today, measure: view.measure, size: 'wide', frame, licence: highchartsLicence, words });
  pen.tag('Figure', () => placeSvg(pen, drawChart(spec).svg, { x: left, y, width: NAMES + width, height: CHART }), spec.sentence);
  return y + CHART;
}

function row(sheet: Sheet, line: LanguageRow, y: number, width: number, names: ReadonlySet<string>): void {
  const { page: { figures, view, today }, pen, left, right, months, color, words: { common, share, shortMonth } } = sheet;
  pen.decoration(() => {
    pen.rule(left, y, right - left, 0.4, PAPER.control);
    pen.doc.roundedRect(left, y + 5, 6.5, 6.5, 1.2).fill(color(line.language));
    const values = new Map<string, number>();
    for (const one of figures.languagesByMonth) {
      if (line.language === undefined ? names.has(one.language) : one.language !== line.language) continue;
      const value = view.measure === 'lines' ? one.lines : view.measure === 'days' ? one.activeDays : one.commitShare;
      values.set(one.month, (values.get(one.month) ?? 0) + value);
    }
    pen.fill(stripPath(months, values, width, 11), color(line.language), left + NAMES, y + 3);
    pen.rule(left + NAMES, y + 14.2, width, 0.3, PAPER.line);
  });
  pen.tag('TR', () => {
    pen.text(left + 11, y + 11.5, shorten(line.name, 'sans-bold', 9, NAMES - 14), { face: 'sans-bold', size: 9 });
    pen.text(right - NUMBERS + 42, y + 11.5, share(line.value), { size: 9, tabular: true, anchor: 'end' });
    pen.text(right - NUMBERS + 88, y + 11.5, String(line.activeMonths), { size: 9, tabular: true, anchor: 'end' });
    pen.text(right, y + 11.5, line.last === '' ? '–' : line.last.startsWith(today.slice(0, 7)) ? common.now : shortMonth(line.last), { size: 9, tabular: true, anchor: 'end', fill: PAPER.ink2 });
  });
}

/** The chart of languages with its rows on the same time axis. Gives the y beneath. */
export function languages(sheet: Sheet, top: number, most: number): number {
  const { page: { figures, all, period, view, today }, pen, left, right, words } = sheet;
  const width = right - left - NAMES - NUMBERS;
  let y = section(sheet, left, top, right - left, words.common.languages, languagesSentence(figures, view, today, words, all, period)) + 4;
  y = chart(sheet, y, width) - 6;
  pen.tag('P', () => {
    const column = view.measure === 'days' ? words.unitNames[activeUnit(all)] : words.common[view.measure];
    for (const [text, x] of [[column, right - NUMBERS + 42], [words.common.months, right - NUMBERS + 88], [words.common.lastUsed, right]] as const) pen.text(x, y, text, { size: 8, fill: PAPER.ink2, anchor: 'end' });
  });
  y += 6;
  const { rows } = languageRows(figures, view.measure, words, view.language);
  const names = new Set(rows.flatMap(({ language }) => (language === undefined ? [] : [language])));
  for (const line of rows.slice(0, most)) {
    row(sheet, line, y, width, names);
    y += ROW;
  }
  pen.decoration(() => pen.rule(left, y, right - left, 0.4, PAPER.control));
  return y;
}
