import { OTHER_COLOR } from '../../charts/colors/language-colors';
import { activeUnit } from '../../cv/page-sections';
import { addMonths, monthRange } from '../../cv/months';
import { axisMonths, headlineLanguages } from '../../cv/ranking';
import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';
import { wordsOf } from '../../cv/words/words';
import { mark, SERIF, svgDocument, svgText } from '../svg';
import { widthOf, wrapText } from '../text/shape';
import { token } from '../theme';
import type { Theme } from '../theme';
import { bars } from './bars';
import { cardWords, languageParts, NAMED } from './card-words';
import type { Part } from './card-words';
import { repositoriesLine } from './repositories-line';

const WIDTH = 495;
const HEIGHT = 195;
const LEFT = 24;
const RIGHT = WIDTH - LEFT;
const MONTHS = 36;
/** Part of a column that a text of another face may fill as well. */
const ROOMY = 0.8;

function figure(x: number, value: string, label: string, theme: Theme): { content: string; width: number } {
  const width = Math.max(widthOf(value, 'sans', 28), widthOf(label, 'sans', 13));
  return {
    width,
    content: svgText(x, 84, value, { size: 28, fill: token('ink', theme), length: widthOf(value, 'sans', 28) }) + svgText(x, 106, label, { size: 13, fill: token('ink2', theme) }),
  };
}

/** Sizes in which a name is tried on one line, then on two. */
const [ON_ONE_LINE, ON_TWO] = [[20, 17], [15, 13]];

/** A name above the figures, in a column of `width`: made smaller, then set in two lines, before it is cut. */
function nameAbove(name: string, width: number, theme: Theme): string {
  const line = (text: string, y: number, size: number): string => {
    const own = widthOf(text, 'serif', size);
    // Faces at hand elsewhere may be wider: what nearly fills the column keeps its measure, and no neighbour is touched.
    return svgText(LEFT, y, text, { size, fill: token('ink', theme), family: SERIF, ...(own > width * ROOMY && { length: own }) });
  };
  const whole = ON_ONE_LINE.find(one => widthOf(name, 'serif', one) <= width);
  if (whole !== undefined) return line(name, 41, whole);
  const size = ON_TWO.find(one => wrapText(name, 'serif', one, width).length <= 2) ?? Math.min(...ON_TWO);
  return wrapText(name, 'serif', size, width, 2).map((text, index, lines) => line(text, 45 - (lines.length - 1 - index) * (size + 3), size)).join('');
}

function shareBar({ parts, rest }: ReturnType<typeof languageParts>, theme: Theme): string {
  const room = RIGHT - LEFT;
  // Without a language there is nothing to share: an empty track, in no language's colour.
  if (parts.length === 0) return `<rect x="${LEFT}" y="126" width="${room}" height="8" fill="${token('scale-0', theme)}"/>`;
  let at = 0;
  return [...parts, ...(rest > 0.004 ? [{ part: rest, color: OTHER_COLOR[theme] }] : [])].map(({ part, color }) => {
    const width = part * room;
    const rect = `<rect x="${(LEFT + at).toFixed(1)}" y="126" width="${Math.max(0.8, width - 1.5).toFixed(1)}" height="8" fill="${color}"/>`;
    at += width;
    return rect;
  }).join('');
}

function names(parts: readonly Part[], theme: Theme, { percent }: Words): string {
  let x = LEFT;
  let content = '';
  for (const { language, part, color } of parts.slice(0, NAMED)) {
    const value = percent(part);
    const width = 14 + widthOf(language, 'sans', 13) + 4 + widthOf(value, 'sans', 13);
    if (x + width > RIGHT) break;
    content += `<rect x="${Math.round(x)}" y="146" width="9" height="9" rx="2" fill="${color}"/>`
      + svgText(Math.round(x) + 14, 155, language, { size: 13, fill: token('ink', theme), length: widthOf(language, 'sans', 13) })
      + svgText(Math.round(x + 14 + widthOf(language, 'sans', 13) + 4), 155, value, { size: 13, fill: token('ink2', theme) });
    x += Math.max(width + 16, 104);
  }
  return content;
}

/** The README card: 495 × 195, no text under 11 px, no script and nothing to load. */
export function cardSvg(page: CvPage, theme: Theme): string {
  const { cv, all, today } = page;
  const words = wordsOf(cv.language);
  const { forms: says, nouns, active, count, plural } = words;
  const [ink2, ink3] = [token('ink2', theme), token('ink3', theme)];
  const shares = languageParts(page, theme);
  const figures: string[] = [];
  let x = LEFT;
  const three = [[all.headline.commits, nouns.commit], [all.headline.activeDays, active[activeUnit(all)]], [headlineLanguages(all).length, nouns.language]] as const;
  for (const [value, noun] of three) {
    const made = figure(Math.round(x), count(value), plural(value, noun), theme);
    figures.push(made.content);
    x += Math.max(made.width + 26, 100);
  }
  const now = today.slice(0, 7);
  // A history that ended long ago shows its last years rather than none.
  const { to } = axisMonths(all, today);
  const commits = new Map(all.byMonth.map(one => [one.period, one.commits]));
  const box = { x: Math.max(324, Math.round(x)), y: 28, width: 0, height: 58 };
  box.width = RIGHT - box.x;
  const chart = bars(monthRange(addMonths(to, 1 - MONTHS), to).map(month => commits.get(month) ?? 0), box, 1);
  // A letter's width into the margin is seen by nobody.
  const fits = widthOf(says.monthly, 'sans', 13) <= box.width + 8;
  const caption = to === now ? (fits ? says.monthly : says.threeYears) : says.until(words.shortMonth(to));
  const title = cardWords(page, words);
  return svgDocument({ width: WIDTH, height: HEIGHT, title }, [
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="4.5" fill="${token('paper', theme)}" stroke="${token('line', theme)}"/>`,
    nameAbove(cv.name, box.x - LEFT - 16, theme),
    ...figures,
    `<path d="${chart}" fill="${token('scale-3', theme)}"/>`,
    `<path d="M${box.x} 86.5H${RIGHT}" stroke="${token('ctl', theme)}"/>`,
    svgText(box.x, 106, caption, { size: 13, fill: ink2 }),
    shareBar(shares, theme), names(shares.parts, theme, words),
    svgText(LEFT, 181, `${repositoriesLine(page, words)}. ${says.countedFrom(words.day(today))}`, { size: 12, fill: ink3 }),
    mark(RIGHT - 20, 168, 0.9, token('accent', theme)),
  ].join(''));
}
