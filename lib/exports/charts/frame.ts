import type { CvPage } from '../../cv/types';
import type { Words } from '../../cv/words/types';
import { wordsOf } from '../../cv/words/words';
import { mark, svgDocument, svgText } from '../svg';
import { shorten, wrapText } from '../text/shape';
import { inTheme, token } from '../theme';
import type { Theme } from '../theme';

/** Empty room around a picture. */
export const MARGIN = 24;

function viewWords({ view }: CvPage, { forms }: Words): string {
  const period = view.from === undefined && view.to === undefined ? '' : forms.period(view.from ?? '…', view.to ?? '…');
  return [view.language, period].filter(one => one !== undefined && one !== '').join(', ');
}

/** A picture with its title, the sentence that states the finding, what `draw` puts from a height on, and whose numbers it shows. */
export function framed(page: CvPage, { title, sentence, inner, theme }: { title: string; sentence: string; inner: number; theme: Theme }, draw: (top: number) => { content: string; below: number }): string {
  const words = wordsOf(page.cv.language);
  const [ink, ink2] = [token('ink', theme), token('ink2', theme)];
  const lines = wrapText(sentence, 'sans', 14, inner, 4);
  const { content, below } = draw(MARGIN + 26 + lines.length * 20 + 16);
  const chosen = viewWords(page, words);
  const [width, height] = [inner + 2 * MARGIN, below + 20];
  const whole = [
    `<rect width="${width}" height="${height}" fill="${token('paper', theme)}"/>`,
    svgText(MARGIN, MARGIN + 18, shorten(chosen === '' ? title : `${title} · ${chosen}`, 'sans-bold', 20, inner), { size: 20, fill: ink, weight: 600 }),
    ...lines.map((line, index) => svgText(MARGIN, MARGIN + 42 + index * 20, line, { size: 14, fill: ink2 })),
    content,
    mark(MARGIN, height - 26, 0.7, token('accent', theme)),
    svgText(MARGIN + 22, height - 14, shorten(words.forms.from(page.cv.name, words.day(page.today)), 'sans', 12, inner - 22), { size: 12, fill: ink2 }),
  ].join('');
  return inTheme(svgDocument({ width, height, title: `${title} · ${page.cv.name}`, description: sentence === '' ? undefined : sentence }, whole), theme);
}
