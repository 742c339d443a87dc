import { monthRange } from '../../cv/months';
import { axisMonths } from '../../cv/ranking';
import { repositoriesSentence } from '../../cv/sentences/sections';
import { pageTable, repositoriesByFirst } from '../../cv/tables';
import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';
import { stripPath } from '../pdf/strip';
import { svgText } from '../svg';
import { shorten } from '../text/shape';
import { token } from '../theme';
import type { Theme } from '../theme';
import { framed, MARGIN } from './frame';

const GAP = 24;
const [ROW, STRIP, STRIP_AT, TICKS] = [30, 22, 260, 24];
const TIMELINE = 840;

/** Repositories on one time axis: a row each, with its name, its months and its commits. */
export function timelineSvg(page: CvPage, theme: Theme, words: Words): string | undefined {
  if (pageTable(page, 'repositories', words) === undefined) return undefined;
  const axis = axisMonths(page.period, page.today);
  const months = monthRange(axis.from, axis.to);
  const [ink, ink2, accent] = [token('ink', theme), token('ink2', theme), token('accent', theme)];
  const width = TIMELINE - STRIP_AT - 80;
  const years = months.flatMap((month, index) => (month.endsWith('-01') ? [{ year: month.slice(0, 4), x: (index / months.length) * width }] : []));
  const every = Math.ceil(years.length / Math.floor(width / 56));
  return framed(page, { title: words.tables.repositories, sentence: repositoriesSentence(page.figures, words), inner: TIMELINE, theme }, (top) => {
    const ticks = years.filter((_, index) => index % every === 0).map(({ year, x }) => svgText(Math.round(MARGIN + STRIP_AT + x), top + 12, year, { size: 12, fill: ink2 }));
    const rows = repositoriesByFirst(page.figures).map(({ repository: { name }, commits, byMonth }, index) => {
      const y = top + TICKS + index * ROW;
      const strip = stripPath(months, new Map(byMonth.map((one) => [one.month, one.commits])), width, STRIP);
      return `<path transform="translate(${MARGIN + STRIP_AT} ${y})" d="${strip}" fill="${accent}"/>`
        + svgText(MARGIN, y + 18, shorten(name, 'sans', 14, STRIP_AT - 20), { size: 14, fill: ink })
        + svgText(MARGIN + TIMELINE, y + 18, words.count(commits), { size: 14, fill: ink, anchor: 'end' });
    });
    return { content: [...ticks, ...rows].join(''), below: top + TICKS + rows.length * ROW + GAP };
  });
}
