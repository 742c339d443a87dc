import { create } from 'qrcode';
import { aboutText } from '../../cv/about';
import { coverage } from '../../cv/sentences/coverage';
import { summary } from '../../cv/sentences/summary';
import { liveAddress, plainAddress } from '../live-address';
import { missingLetters, showable, wrapText } from '../text/shape';
import { PAPER, penWidth } from './pen';
import type { Sheet } from './sheet';

const ASIDE = 132;
const GAP = 14;
const QR = 40;
const ABOUT_LINES = 7;
/** Points; in the smallest any name has room, on four lines. */
const SMALLEST_NAME = 15;
const NAME_SIZES = [31, 25, 20];
/** The least height of what stands beside the owner’s words. */
const LEAST_ASIDE = 175;
const SAFE = /^(?:https?:|mailto:)/iu;

/** The modules of a QR code as path data, in a square of `size` points. */
function qrPath(text: string, size: number): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const step = size / modules.size;
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${(column * step).toFixed(2)} ${(row * step).toFixed(2)}h${step.toFixed(3)}v${step.toFixed(3)}h${(-step).toFixed(3)}z`;
    }
  }
  return path;
}

function owner({ page: { cv, all, today }, pen, left, words }: Sheet, top: number, width: number): number {
  let y = top + 26;
  const name = showable(cv.name, 'serif', cv.slug);
  // A name is never cut before it was made smaller.
  const size = NAME_SIZES.find((one) => wrapText(name, 'serif', one, width).length <= 2) ?? SMALLEST_NAME;
  pen.tag('H1', () => { y = pen.lines(left, y, name, width, size + 2, { face: 'serif', size }, size === SMALLEST_NAME ? 4 : 2); });
  // From the name's last line to the headline's: room for its descenders and the letters below, however small it was made.
  y += Math.round(13.25 + size / 4) - (size + 2);
  if (cv.headline !== '') pen.tag('P', () => { y = pen.lines(left, y, cv.headline, width, 16, { face: 'serif', size: 13, fill: PAPER.ink2 }, 2); });
  pen.tag('P', () => { y = pen.lines(left, y, `${summary(all, today, words)}.`, width, 13, { size: 9, fill: PAPER.ink2 }, 2); });
  const about = aboutText(cv.about);
  if (about !== '') { y += 5; pen.tag('P', () => { y = pen.lines(left, y, about, width, 15, { face: 'serif', size: 10.5 }, ABOUT_LINES); }); }
  const contact = [...(cv.place === '' ? [] : [{ label: cv.place, url: undefined }]), ...cv.links.filter(({ url }) => SAFE.test(url))];
  if (contact.length > 0) {
    y += 2;
    pen.tag('P', () => {
      let x = left;
      for (const [index, { label, url }] of contact.entries()) {
        const text = index === 0 ? label : ` · ${label}`;
        if (x > left && x + penWidth(text, { face: 'serif', size: 9.5 }) > left + width) { x = left; y += 13; }
        x += pen.text(x, y, x === left ? label : text, { face: 'serif', size: 9.5, fill: PAPER.ink2, ...(url !== undefined && { link: url }) });
      }
    });
    y += 13;
  }
  return y;
}

function liveWords({ page, setting: { address }, words: { forms: { pdf } } }: Sheet): string {
  if (address === undefined) return pdf.local;
  return liveAddress(page, address) === undefined ? pdf.closed : pdf.live;
}

/** Where the live page is, and what the numbers rest on: as much as stands beside the owner’s words, which end at `below`. */
function aside(sheet: Sheet, top: number, below: number): number {
  const { page, pen, right, setting: { address }, words } = sheet;
  const x = right - ASIDE;
  const live = liveAddress(page, address);
  let y = top + 9;
  if (live !== undefined) {
    // The address is read by people, what opens it by their cameras and clicks.
    const shown = plainAddress(live).replace(/^https?:\/\//u, '');
    pen.tag('Figure', () => pen.fill(qrPath(live, QR), PAPER.ink, x, top + 2), words.forms.pdf.code(shown));
    pen.tag('P', () => { y = pen.lines(x + QR + 8, y, liveWords(sheet), ASIDE - QR - 8, 11, { size: 8 }); });
    y = top + QR + 14;
    pen.tag('Link', () => { y = pen.lines(x, y, shown, ASIDE, 11, { face: 'sans-bold', size: 8, link: live }, 4) + 4; });
  } else pen.tag('P', () => { y = pen.lines(x, y, liveWords(sheet), ASIDE, 11, { size: 8 }) + 4; });
  const bottom = Math.max(below, top + LEAST_ASIDE) - 11;
  for (const { text } of coverage(page, words)) {
    const height = wrapText(`${text}.`, 'sans', 8, ASIDE).length * 11;
    if (sheet.rest.length > 0 || y + height > bottom) sheet.rest.push(`${text}.`);
    else pen.tag('P', () => { y = pen.lines(x, y, `${text}.`, ASIDE, 11, { size: 8 }) + 2; });
  }
  if (sheet.rest.length > 0) pen.tag('P', () => { y = pen.lines(x, y, words.forms.pdf.restFollows(sheet.rest.length), ASIDE, 11, { size: 8, fill: PAPER.ink2 }); });
  const missing = missingLetters(`${page.cv.name} ${page.cv.headline} ${page.cv.about} ${page.cv.place}`, 'serif');
  if (missing.length > 0) {
    pen.tag('P', () => { y = pen.lines(x, y + 4, words.forms.pdf.missing, ASIDE, 11, { size: 8 }); });
  }
  return y;
}

/** Name, words of the owner, and beside them what the page rests on. Gives the y beneath. */
export function head(sheet: Sheet): number {
  const { pen, left, right, top } = sheet;
  const x = right - ASIDE - GAP;
  const words = owner(sheet, top, x - left - GAP);
  const below = Math.max(words, aside(sheet, top, words)) - 4;
  pen.decoration(() => pen.doc.moveTo(x, top).lineTo(x, below).lineWidth(0.5).strokeColor(PAPER.control).stroke());
  return below;
}
