import { languagesData } from '../../charts/options/languages-data';
import { axisMonths, headlineLanguages } from '../../cv/ranking';
import { monthRange } from '../../cv/months';
import { activeUnit } from '../../cv/page-sections';
import { summary } from '../../cv/sentences/summary';
import { activeYears } from '../../cv/sentences/sections';
import type { CvPage } from '../../cv/types';
import { wordsOf } from '../../cv/words/words';
import { pngOf } from '../png';
import { mark, SERIF, svgDocument, svgText } from '../svg';
import { inTheme, token } from '../theme';
import { runsRightToLeft } from '../text/direction';
import { shorten, showable, widthOf, wrapText } from '../text/shape';
import { bars } from './bars';
import { cardWords } from './card-words';
import { repositoriesLine } from './repositories-line';

const WIDTH = 1200;
const HEIGHT = 630;
const LEFT = 72;
const RIGHT = WIDTH - LEFT;
const [CHART_TOP, CHART_BOTTOM] = [416, 566];
const GAP = 1.5;
/** Sizes in which a name is tried on one line, then on two. */
const [ON_ONE_LINE, ON_TWO] = [[80, 68, 58], [52, 42]];

/** Where a line begins that its owner wrote: at the right where it is read from there. */
const beginOf = (text: string): { x: number; anchor: 'start' | 'end' } => (runsRightToLeft(text) ? { x: RIGHT, anchor: 'end' } : { x: LEFT, anchor: 'start' });

function nameAbove(name: string, fill: string): string {
  const { x, anchor } = beginOf(name);
  const line = (text: string, y: number, size: number): string => svgText(x, y, text, { size, fill, anchor, family: SERIF });
  const whole = ON_ONE_LINE.find(one => widthOf(name, 'serif', one) <= RIGHT - LEFT);
  if (whole !== undefined) return line(name, 136, whole);
  const size = ON_TWO.find(one => wrapText(name, 'serif', one, RIGHT - LEFT).length <= 2) ?? Math.min(...ON_TWO);
  return wrapText(name, 'serif', size, RIGHT - LEFT, 2).map((text, index, lines) => line(text, 140 - (lines.length - 1 - index) * (size + 8), size)).join('');
}

/** Commits by month, where no language has a part in them. */
function commitColumns({ all, today }: CvPage): string {
  const { from, to } = axisMonths(all, today);
  const commits = new Map(all.byMonth.map(one => [one.period, one.commits]));
  return `<path d="${bars(monthRange(from, to).map(month => commits.get(month) ?? 0), { x: LEFT, y: CHART_TOP, width: RIGHT - LEFT, height: CHART_BOTTOM - CHART_TOP }, GAP)}" fill="${token('scale-3', 'light')}"/>`;
}

function columns(page: CvPage): string {
  const { all, today } = page;
  if (all.byLanguage.length === 0) return all.headline.commits === 0 ? '' : commitColumns(page);
  const data = languagesData(all, { all, period: all }, 'commits', today, RIGHT - LEFT, wordsOf(page.cv.language));
  const most = Math.max(1, ...data.totals);
  const step = (RIGHT - LEFT) / Math.max(1, data.periods.length);
  const below = data.periods.map(() => 0);
  return data.series.map(({ fill, values }) => {
    const path = values.map((value, index) => {
      if (value === null || value <= 0) return '';
      const height = (value / most) * (CHART_BOTTOM - CHART_TOP);
      const bottom = CHART_BOTTOM - (below[index] ?? 0);
      below[index] = (below[index] ?? 0) + height;
      return `M${(LEFT + index * step).toFixed(1)} ${bottom.toFixed(1)}v${(-height).toFixed(1)}h${Math.max(1, Math.min(step - GAP, 48)).toFixed(1)}v${height.toFixed(1)}z`;
    }).join('');
    return `<path d="${path}" fill="${fill}"/>`;
  }).join('');
}

/** The picture that others show beside a link to a public CV, as SVG: 1200 × 630. */
export function openGraphSvg(page: CvPage): string {
  const { cv, all, today } = page;
  const [ink, ink2] = [token('ink', 'light'), token('ink2', 'light')];
  const name = showable(cv.name, 'serif', cv.slug);
  const words = wordsOf(cv.language);
  const { common, count } = words;
  const line = cv.headline === '' ? `${summary(all, today, words)}.` : cv.headline;
  const figures = [
    [common.commits, count(all.headline.commits)], [words.activeNames[activeUnit(all)], count(all.headline.activeDays)],
    [common.years, count(activeYears(all).length)], [common.languages, count(headlineLanguages(all).length)],
  ] as const;
  return inTheme(svgDocument({ width: WIDTH, height: HEIGHT, title: cardWords(page, words) }, [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${token('paper', 'light')}"/>`,
    nameAbove(name, ink),
    svgText(beginOf(line).x, 194, shorten(line, cv.headline === '' ? 'sans' : 'serif', 32, RIGHT - LEFT), { size: 32, fill: ink2, anchor: beginOf(line).anchor, ...(cv.headline !== '' && { family: SERIF }) }),
    ...figures.map(([label, value], index) => {
      const x = LEFT + index * 276;
      return `<path d="M${x} 245.5h228" stroke="${ink}" stroke-width="3"/>${svgText(x, 283, label, { size: 24, fill: ink2 })}${svgText(x, 352, value, { size: 68, fill: ink })}`;
    }),
    columns(page),
    mark(LEFT, 584, 1.2, token('accent', 'light')),
    svgText(LEFT + 40, 604, 'Commit Stats', { size: 22, weight: 600, fill: ink }),
    svgText(RIGHT, 604, words.forms.fromGit(repositoriesLine(page, words)), { size: 22, fill: ink2, anchor: 'end' }),
  ].join('')), 'light');
}

/** The same as PNG, its texts in the faces of the page. */
export function openGraphPng(page: CvPage): Promise<Uint8Array> {
  return pngOf(openGraphSvg(page), WIDTH);
}
