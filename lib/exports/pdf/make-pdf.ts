import Pdf from 'pdfkit';
import { languageColors, OTHER_COLOR } from '../../charts/colors/language-colors';
import { monthRange } from '../../cv/months';
import { shownSections } from '../../cv/page-sections';
import { axisMonths, shownLanguages } from '../../cv/ranking';
import { daysSentence } from '../../cv/sentences/sections';
import { summary } from '../../cv/sentences/summary';
import type { CvPage } from '../../cv/types';
import { firstName } from '../../cv/words/first-name';
import { wordsOf } from '../../cv/words/words';
import { ledgers } from '../../cv/working';
import type { ExportSetting } from '../export-setting';
import { shorten } from '../text/shape';
import { allRepositories } from './all-repositories';
import { days } from './days';
import { figures } from './figures';
import { createFlow } from './flow';
import type { Flow } from './flow';
import { footnotes, footnotesOf, footnotesTop } from './footnotes';
import { head } from './head';
import { kinds } from './kinds';
import { languages } from './languages';
import { openSource } from './open-source';
import { packages } from './packages';
import { createPen, PAPER } from './pen';
import { pullRequests } from './pull-requests';
import { repositoryRows, REPOSITORY_ROW } from './repositories';
import { restsOn } from './rests-on';
import { section } from './section';
import { MARGIN } from './sheet';
import type { Sheet } from './sheet';
import { leftOut, workings } from './working-tables';

/** What stands on the pages after the first, in the order of the live page. */
const PARTS: Partial<Record<string, (sheet: Sheet, flow: Flow) => void>> = { kinds, 'open-source': openSource, 'pull-requests': pullRequests, packages, repositories: allRepositories };
/** Rows under the chart of languages, which are its legend: so many however little room is left, so many where it has to be shared, all of its colours where there is more. */
const [LEAST_LANGUAGES, LANGUAGES, ALL_LANGUAGES] = [4, 6, 9];
/** Points that repositories and days below the languages ask for; and where they have so many, more languages stand above them. */
const [LOWER_LEAST, LOWER_AMPLE] = [110, 190];
const LOWER_GAP = 24;
/** A last page that is filled less than this is worth another try with everything closer together. */
const SPARSE = 0.6;

function bytesOf(doc: InstanceType<typeof Pdf>): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts))).on('error', reject);
  });
}

function sheetOf(page: CvPage, setting: ExportSetting, doc: InstanceType<typeof Pdf>, tight: boolean): Sheet {
  const top = shownLanguages(page.all, page.view.measure);
  const chosen = page.view.language;
  const colors = languageColors(chosen === undefined || top.includes(chosen) ? top : [...top, chosen]);
  const axis = axisMonths(page.period, page.today);
  return {
    page, setting, pen: createPen(doc), who: firstName(page.cv.name), words: wordsOf(page.cv.language), months: monthRange(axis.from, axis.to),
    color: language => ((language === undefined ? undefined : colors.get(language)) ?? OTHER_COLOR).light,
    rest: [], tight, left: MARGIN, right: doc.page.width - MARGIN, top: MARGIN, bottom: doc.page.height - MARGIN,
  };
}

function lower(sheet: Sheet, top: number, bottom: number, shown: ReadonlySet<string>): void {
  const { page, left, right, who, words } = sheet;
  const width = shown.has('days') && shown.has('repositories') ? (right - left - LOWER_GAP) / 2 : right - left;
  if (shown.has('repositories')) {
    const y = section(sheet, left, top, width, words.common.repositories) + 6;
    const rows = page.figures.byRepository.filter(({ commits }) => commits > 0).toSorted((a, b) => b.commits - a.commits).slice(0, Math.max(0, Math.floor((bottom - y) / REPOSITORY_ROW)));
    repositoryRows(sheet, rows, left, y, width);
  }
  if (shown.has('days')) {
    const x = right - width;
    days(sheet, x, section(sheet, x, top, width, words.days.title, daysSentence(page.figures, who, words)) + 4, width, bottom);
  }
}

function languageRowsFor(room: number): number {
  const fit = (lowest: number): number => Math.floor((room - lowest - 170) / 16.5);
  return Math.max(LEAST_LANGUAGES, Math.min(LANGUAGES, fit(LOWER_LEAST)), Math.min(ALL_LANGUAGES, fit(LOWER_AMPLE)));
}

function first(sheet: Sheet, shown: ReadonlySet<string>): void {
  const { page, who, words } = sheet;
  const working = ledgers(page.figures, { who, trust: page.trust, all: page.all, period: page.period, words });
  const notes = footnotesOf(working, [1, 2, 3, 4, 5], words.forms.pdf.serif(who, page.figures.rules));
  const bottom = footnotesTop(sheet, notes) - 12;
  let y = figures(sheet, head(sheet) + 14) + 20;
  if (page.figures.headline.activeDays > 0) {
    if (shown.has('languages') && page.figures.byLanguage.length > 0) y = languages(sheet, y, languageRowsFor(bottom - y)) + 18;
    if (bottom - y > LOWER_LEAST * 0.6) lower(sheet, y, bottom, shown);
  }
  footnotes(sheet, notes);
}

/** Draws the pages after the first; gives how many there are, and the part of the last one that is filled. */
function following(sheet: Sheet, shown: ReadonlySet<string>): { pages: number; filled: number } {
  const { page, who, words } = sheet;
  const flow = createFlow(sheet);
  for (const id of shown) PARTS[id]?.(sheet, flow);
  restsOn(sheet, flow);
  leftOut(sheet, flow);
  workings(sheet, flow, ledgers(page.figures, { who, trust: page.trust, all: page.all, period: page.period, words }).filter(({ number }) => number !== 6));
  return { pages: flow.pages, filled: (flow.y - sheet.top) / (sheet.bottom - sheet.top) };
}

function footers(sheet: Sheet): void {
  const { pen, page, left, right, bottom, words: { forms: { pdf }, day } } = sheet;
  const { start, count } = pen.doc.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pen.doc.switchToPage(start + index);
    pen.decoration(() => {
      pen.text(left, bottom + 16, shorten(pdf.footer(page.cv.name, day(page.today)), 'sans', 7, right - left - 60), { size: 7, fill: PAPER.ink3 });
      pen.text(right, bottom + 16, pdf.page(index + 1, count), { size: 7, fill: PAPER.ink3, anchor: 'end' });
    });
  }
}

/**
 * The CV as PDF on A4 or Letter: page 1 stands for itself, the others show its working. Text can be selected, charts are lines,
 * no picture is made of pixels; tagged, with title and language. Takes about half a second.
 */
export async function makePdf(page: CvPage, paper: 'a4' | 'letter', setting: ExportSetting): Promise<Uint8Array> {
  const made = drawPdf(page, paper, setting, false);
  const tight = made.pages > 1 && made.filled < SPARSE ? drawPdf(page, paper, setting, true) : made;
  const { doc, sheet } = tight.pages < made.pages ? tight : made;
  footers(sheet);
  const done = bytesOf(doc);
  doc.end();
  return done;
}

function drawPdf(page: CvPage, paper: 'a4' | 'letter', setting: ExportSetting, tight: boolean): { doc: InstanceType<typeof Pdf>; sheet: Sheet; pages: number; filled: number } {
  const words = wordsOf(page.cv.language);
  const doc = new Pdf({
    size: paper === 'a4' ? 'A4' : 'LETTER', margin: 0, pdfVersion: '1.7', tagged: true, displayTitle: true, lang: words.language, bufferPages: true, font: '',
    info: { Title: words.forms.pdf.title(page.cv.name), Author: page.cv.name, Subject: `${summary(page.all, page.today, words)}.`, Creator: 'Commit Stats', CreationDate: new Date(page.made) },
  });
  const sheet = sheetOf(page, setting, doc, tight);
  const shown = new Set<string>(shownSections(page.cv, page.figures));
  first(sheet, shown);
  return { doc, sheet, ...following(sheet, shown) };
}
