import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { makeFigures } from '../../cv/testing/make-figures';
import type { FiguresPlan } from '../../cv/testing/make-figures';
import type { Cv } from '../../cv/types';
import { expect, test } from 'vitest';
import { drawChart } from '../../charts/server/draw-chart';
import { richPages } from '../../cv/testing/rich-pages';
import { samplePage } from '../testing/sample-page';
import { makePdf } from './make-pdf';

const ADDRESS = 'https://stats.example.org/cv/ada';

async function read(plan: Partial<FiguresPlan> = {}, cv: Partial<Cv> = {}, paper: 'a4' | 'letter' = 'a4', address: string | null = ADDRESS): Promise<{ pdf: PDFDocumentProxy; pages: string[]; raw: Uint8Array }> {
  const page = samplePage(plan, cv, id => id.startsWith('kinds-'));
  const raw = await makePdf(page, paper, { address: address ?? undefined });
  const pdf = await getDocument({ data: Uint8Array.from(raw), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(' ').replace(/\s+/gu, ' '));
  }
  return { pdf, pages, raw };
}

test('page 1 holds the owner’s words, the five figures, languages, repositories and footnotes as text that can be selected', async () => {
  const { pages: [first = '', ...rest] } = await read();
  for (const words of ['Ada Lindqvist', 'Systems developer', 'Commits', '6,000', '1,381', 'Languages', 'team/part-4', 'Days with commits', 'github.com/adalindqvist', 'stats.example.org/cv/ada', 'Default branches, each commit once', 'Page 1 of', '2019']) {
    expect(first).toContain(words);
  }
  const following = rest.join(' ');
  for (const words of ['Kinds of work', 'All repositories', 'team/part-8', 'What was left out', 'Read from git', '6,226', 'Labelled']) expect(following).toContain(words);
});

test('the paper is A4 or Letter, the text has a language and a title, its links lead where they say', async () => {
  for (const [paper, width, height] of [['a4', 595.28, 841.89], ['letter', 612, 792]] as const) {
    const { pdf } = await read({}, {}, paper);
    const page = await pdf.getPage(1);
    const [, , right = 0, top = 0] = page.view;
    expect([right, top]).toEqual([expect.closeTo(width, 1), expect.closeTo(height, 1)]);
    const { info } = await pdf.getMetadata() as { info: { Title?: string; Language?: string } };
    expect(info.Title).toBe('Ada Lindqvist: CV made of commits');
    expect(info.Language).toBe('en');
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const links = (await page.getAnnotations() as { url?: string }[]).map(({ url }) => url);
    expect(links).toEqual(expect.arrayContaining([ADDRESS, 'mailto:ada@lindqvist.example', 'https://github.com/adalindqvist']));
  }
});

test('charts are lines: no picture made of pixels is in the file, and every font is', async () => {
  const { pdf, raw } = await read();
  const pixels = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintInlineImageXObjectGroup, OPS.paintImageXObjectRepeat]);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { fnArray } = await (await pdf.getPage(number)).getOperatorList();
    expect(fnArray.filter(operation => pixels.has(operation))).toEqual([]);
    expect(fnArray.length).toBeGreaterThan(100);
  }
  const text = Buffer.from(raw).toString('latin1');
  expect(text).not.toContain('/Subtype /Image');
  const faces = [...text.matchAll(/\/BaseFont \/([\w+-]+)/gu)].map(([, name]) => name);
  expect(faces.length).toBeGreaterThan(1);
  for (const face of faces) expect(face).toMatch(/^[A-Z]{6}\+/u);
  expect(raw.length).toBeLessThan(400_000);
});

test('names in other scripts are shown, and what no font holds is said', async () => {
  const { pages: [first = ''] } = await read({}, { name: 'Łukasz 李小龍' });
  expect(first.replaceAll(' ', '')).toContain('Łukasz李小龍');
  expect(first).not.toContain('in no font of this file');
  const { pages: [arabic = ''] } = await read({}, { name: 'محمد علي', headline: 'דוד, Ελένη, Дмитрий, 김, 🎉' });
  for (const word of ['محمد', 'علي', 'דוד', 'Ελένη', 'Дмитрий', '김', '🎉']) expect(arabic).toContain(word);
  expect(arabic).not.toContain('in no font of this file');
  // Letters whose marks have no place in their font.
  const { pages: [maghreb = ''] } = await read({}, { name: 'ڢ', headline: 'لڥa', about: 'ݠ' });
  for (const sign of ['ڢ', 'ڥ', 'ݠ']) expect(maghreb).toContain(sign);
  const { pages: [other = ''] } = await read({}, { name: 'བསྟན་འཛིན' });
  expect(other).toContain('in no font of this file');
  expect(other.startsWith('ada')).toBe(true);
});

test('a long name is made smaller and stands clear of what follows it', async () => {
  for (const name of ['Ada Lindqvist', 'Maximiliana Wolfeschlegelstein de la Trinidad y Picasso', 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh de la Trinidad y Picasso Mendelssohn']) {
    const { pdf } = await read({}, { name });
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const lines = items.flatMap(item => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, y: Number(item.transform[5]) }] : []));
    const headline = lines.findIndex(({ text }) => text.startsWith('Systems developer'));
    const above = lines.slice(0, headline).map(({ y }) => y - (lines[headline]?.y ?? 0));
    expect(Math.min(...above), name).toBeGreaterThan(15);
  }
});

test('a page that is not public shows neither its address nor a code', async () => {
  const { pages: [first = ''], pdf } = await read({}, { visibility: 'link' });
  expect(first).not.toContain('stats.example.org');
  expect(first).toContain('This page is not public');
  const links = (await (await pdf.getPage(1)).getAnnotations() as { url?: string }[]).map(({ url }) => url);
  expect(links).not.toContain(ADDRESS);
  const byLink = await read({}, { visibility: 'link' }, 'a4', `${ADDRESS}?k=secret`);
  expect(byLink.pages[0]).toContain('stats.example.org/cv/ada');
  expect(byLink.pages.join(' ')).not.toContain('secret');
  const { pages: [local = ''] } = await read({}, {}, 'a4', null);
  expect(local).toContain('Made from local data');
});

test('nothing, one day and hundreds of repositories fit as well', async () => {
  expect((await read({ commits: 0 })).pages[0]).toContain('No commit is counted here yet');
  expect((await read({ commits: 3, from: '2026-11-20', to: '2026-11-20' })).pages[0]).toContain('3');
  const { pages } = await read({ repositories: 300 }, { about: 'word '.repeat(4_000), headline: 'long '.repeat(80), name: 'A very long name of somebody '.repeat(6) });
  expect(pages.length).toBeGreaterThan(5);
  const all = pages.join(' ');
  expect(makeFigures({ repositories: 300 }).byRepository.filter(({ repository }) => !all.includes(repository.name))).toEqual([]);
});

test('a short history takes two pages; where there are more, how the figures were counted stands whole on one of them', async () => {
  const plan = { commits: 120, from: '2024-02-01', to: '2026-11-18', languages: ['Go', 'Shell'], repositories: 2 };
  for (const [language, paper] of [['en', 'a4'], ['de', 'letter']] as const) expect((await read({ ...plan, openSource: null }, { about: '', language }, paper)).pages.length, `${language} ${paper}`).toBe(2);
  const { pages: [, , third = ''] } = await read();
  for (const words of ['How the figures were counted', '6,000 commits', '1,381 active days', '11 years', '12 languages', '5,570 labelled commits']) expect(third).toContain(words);
});

test('open source, its stars and requests are in it as on the page, in the language of the CV', async () => {
  const text = async (language: 'en' | 'de', paper: 'a4' | 'letter'): Promise<string> => {
    const page = richPages({ language }, drawChart)['whole'];
    if (!page) throw new Error('There is no such page.');
    const pdf = await getDocument({ data: Uint8Array.from(await makePdf(page, paper, { address: ADDRESS })), verbosity: 0 }).promise;
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const one = await pdf.getPage(number);
      const [, , width = 0] = one.view;
      const { items } = await one.getTextContent();
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue;
        const [, , , , x = 0, y = 0] = item.transform as number[];
        // Nothing is cut off: all text stands within the margins, and only the footer below them.
        expect([x >= 36, x + item.width <= width - 36, y >= 20], item.str).toEqual([true, true, true]);
      }
      pages.push(items.map(item => ('str' in item ? item.str : '')).join(' ').replace(/\s+/gu, ' '));
    }
    return pages.join(' ');
  };
  const english = await text('en', 'a4');
  for (const words of ['Open source and private work', 'Own repositories', '1,209 stars', 'team/part-6', 'What this page rests on', '5 commits could be counted only in part']) expect(english).toContain(words);
  const german = await text('de', 'letter');
  for (const words of ['Open Source und private Arbeit', '1.209 Sterne', 'Worauf diese Seite beruht', 'Sprachen', 'Arten der Arbeit', 'Seite 1 von', 'Nicht mitgezählt', 'Gelesen bis 20. Nov. 2026']) expect(german).toContain(words);
  for (const words of ['Commits counted', 'Read up to', 'Open source and', 'Page 1', 'Kinds of']) expect(german).not.toContain(words);
});

test('packages stand on a page after the first, unless their section is off', async () => {
  const page = samplePage();
  const figures = { ...page.figures, packages: [{ ecosystem: 'npm' as const, name: 'left-pad-of-ours', months: 41, first: '2019-01', last: '2024-02', repositories: 2 }] };
  // Without a language chosen, a page's period holds the same figures.
  const listed = { ...page, figures, period: figures };
  const text = async (shown: boolean): Promise<string> => {
    const pdf = await getDocument({ data: Uint8Array.from(await makePdf({ ...listed, cv: { ...page.cv, sections: [{ id: 'packages', shown }] } }, 'a4', { address: ADDRESS })), verbosity: 0 }).promise;
    const { items } = await (await pdf.getPage(2)).getTextContent();
    return items.map(item => ('str' in item ? item.str : '')).join(' ');
  };
  expect(await text(true)).toMatch(/left-pad-of-ours\s+41/u);
  expect(await text(false)).not.toContain('left-pad');
});

test('sections that the owner switched off are not in it', async () => {
  const { pages } = await read({}, { sections: [{ id: 'repositories', shown: false }, { id: 'days', shown: false }, { id: 'kinds', shown: false }] });
  const all = pages.join(' ');
  for (const words of ['team/part', 'Days with commits', 'Kinds of work']) expect(all).not.toContain(words);
});

test('what its owner wrote from right to left stands at the right of its column, line by line; a long name is made smaller rather than cut', async () => {
  const placed = async (cv: Partial<Cv>) => {
    const { pdf } = await read({}, cv);
    const { items } = await (await pdf.getPage(1)).getTextContent();
    return items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [{ text: item.str, from: item.transform[4] as number, to: (item.transform[4] as number) + item.width, size: item.height }] : []));
  };
  const arabic = (await placed({ name: 'محمد علي', headline: 'مهندس برمجيات', about: 'أبني البرامج. '.repeat(12) })).filter(({ text, size }) => /\p{Script=Arabic}/u.test(text) && size > 9.6);
  for (const size of new Set(arabic.map((one) => one.size))) expect(Math.max(...arabic.filter((one) => one.size === size).map(({ to }) => to))).toBeGreaterThan(350);
  const name = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Österreichisch';
  const words = (await placed({ name })).filter(({ size }) => size >= 15).map(({ text }) => text).join(' ');
  expect(words.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''));
  expect(words).not.toContain('…');
});
