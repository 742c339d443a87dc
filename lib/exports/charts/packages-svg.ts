import { firstName } from '../../cv/words/first-name';
import { packagesInView, pageTable } from '../../cv/tables';
import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';
import { shortPackageName } from '../../packages/short-name';
import { svgText } from '../svg';
import { shorten } from '../text/shape';
import { token } from '../theme';
import type { Theme } from '../theme';
import { framed, MARGIN } from './frame';

const [ROW, NAME, REGISTRY, COUNT, WIDTH, GAP] = [24, 300, 140, 60, 840, 24];
/** Rows of a picture; the table has all. */
const MOST = 60;

/** Third-party packages with their months of use as bars, the longest first. Undefined where the page has none. */
export function packagesSvg(page: CvPage, theme: Theme, words: Words): string | undefined {
  if (pageTable(page, 'packages', words) === undefined) return undefined;
  const all = packagesInView(page);
  const shown = all.slice(0, MOST);
  const most = Math.max(1, ...shown.map(({ months }) => months));
  const [ink, ink2, accent] = [token('ink', theme), token('ink2', theme), token('accent', theme)];
  const sentence = `${words.packages.sentence(all.length, firstName(page.cv.name))}${all.length > shown.length ? ` ${words.packages.longest(shown.length)}` : ''}`;
  return framed(page, { title: words.tables.packages, sentence, inner: WIDTH, theme }, (top) => {
    const rows = shown.map(({ name, ecosystem, months }, index) => {
      const y = top + index * ROW;
      const bar = ((WIDTH - NAME - REGISTRY - COUNT) * months) / most;
      return svgText(MARGIN, y + 15, shorten(shortPackageName(name), 'sans', 13, NAME - 12), { size: 13, fill: ink })
        + svgText(MARGIN + NAME, y + 15, shorten(words.packages.registries[ecosystem], 'sans', 13, REGISTRY - 12), { size: 13, fill: ink2 })
        + `<rect x="${MARGIN + NAME + REGISTRY}" y="${y + 4}" width="${bar.toFixed(1)}" height="14" fill="${accent}"/>`
        + svgText(MARGIN + WIDTH, y + 15, words.count(months), { size: 13, fill: ink, anchor: 'end' });
    });
    return { content: rows.join(''), below: top + rows.length * ROW + GAP };
  });
}
