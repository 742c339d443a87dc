import { XMLValidator } from 'fast-xml-parser';
import { PNG } from 'pngjs';
import * as fc from 'fast-check';
import { wcagContrast } from 'culori';
import { expect, test } from 'vitest';
import { wordsOf } from '../../cv/words/words';
import { samplePage } from '../testing/sample-page';
import { badgeFacts, languageName } from './badge-facts';
import { badgeData, badgeSvg } from './badge';
import { cardSvg } from './card';
import { cardWords } from './card-words';
import { openGraphPng, openGraphSvg } from './open-graph';
import { embedSnippets } from './snippets';

const number = (svg: string, name: string) => Number(new RegExp(`<svg [^>]*\\b${name}="(\\d+)"`, 'u').exec(svg)?.[1]);
const EN = wordsOf();
/** What can run, load or lead somewhere. */
const ACTIVE = /<script|<foreignObject|<image|\son\w+=|href=|url\((?!#)|@import/iu;
const sizes = (svg: string) => [...svg.matchAll(/font-size="([\d.]+)"/gu)].map(([, size]) => Number(size));

test('a README card is 495 × 195, holds the figures in words, and nothing that runs or loads', () => {
  const page = samplePage();
  for (const theme of ['light', 'dark'] as const) {
    const svg = cardSvg(page, theme);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect([number(svg, 'width'), number(svg, 'height')]).toEqual([495, 195]);
    expect(Math.min(...sizes(svg))).toBeGreaterThanOrEqual(11);
    expect(svg).toContain(`<title id="title">${cardWords(page, EN)}</title>`);
    expect(svg).not.toMatch(ACTIVE);
    const paper = theme === 'light' ? '#ffffff' : '#0f1514';
    for (const [, fill = ''] of svg.matchAll(/<text[^>]*fill="(#\w+)"/gu)) expect(wcagContrast(fill, paper)).toBeGreaterThanOrEqual(4.5);
  }
  expect(cardWords(page, EN)).toContain('6,000 commits');
});

test('a card shows a name of any script and any sign as it was written', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), name => {
    const svg = cardSvg(samplePage({}, { name }), 'light');
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).not.toMatch(ACTIVE);
  }), { numRuns: 40 });
  for (const name of ['Łukasz Żółć', '李小龍', 'محمد', '</text><script>alert(1)</script>']) expect(XMLValidator.validate(cardSvg(samplePage({}, { name }), 'dark'))).toBe(true);
  expect(cardSvg(samplePage({}, { name: '李小龍' }), 'light')).toContain('>李小龍</text>');
});

test('a long name is made smaller, then takes two lines, and stays clear of the bars beside it', () => {
  const words = (svg: string): string => [...svg.matchAll(/<text[^>]*font-family="'Source Serif[^>]*>([^<]*)</gu)].map(([, text]) => text).join(' ');
  for (const name of ['Ada Lindqvist', 'Maximiliana Wolfeschlegelstein', 'Maximiliana Featherstonehaugh de la Trinidad y Picasso']) {
    const svg = cardSvg(samplePage({}, { name }), 'light');
    expect(words(svg)).toBe(name);
    for (const [, length] of svg.matchAll(/font-family="'Source Serif[^>]*textLength="([\d.]+)"/gu)) expect(24 + Number(length)).toBeLessThan(324 - 12);
    expect(words(openGraphSvg(samplePage({}, { name, headline: '' })))).toBe(name);
  }
});

test('where no language is counted, the card has an empty track and the picture its commits', () => {
  const page = samplePage({ commits: 30, languages: [], repositories: 1 });
  expect(cardSvg(page, 'light')).toContain('<rect x="24" y="126" width="447" height="8" fill="#edf1ef"/>');
  expect(openGraphSvg(page)).toMatch(/<path d="M72[^"]+" fill="#36867f"\/>/u);
});

test('a card of nothing yet says nought', () => {
  expect(XMLValidator.validate(cardSvg(samplePage({ commits: 0 }), 'light'))).toBe(true);
});

test('every figure and language has its badge, 22 high, and the same as shields.io reads it', () => {
  const facts = badgeFacts(samplePage(), EN);
  expect(facts.map(({ name }) => name)).toEqual(expect.arrayContaining(['commits', 'active-days', 'languages', 'since', 'years', 'last-commit', 'open-source', 'go', 'protocol-buffer']));
  expect(new Set(facts.map(({ name }) => name)).size).toBe(facts.length);
  for (const fact of facts) {
    const svg = badgeSvg(fact, 'dark');
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(number(svg, 'height')).toBe(22);
    expect(number(svg, 'width')).toBeGreaterThan(40);
    expect(Math.min(...sizes(svg))).toBeGreaterThanOrEqual(11);
    expect(svg).toContain(`<title id="title">${fact.label}: ${fact.message}</title>`);
    expect(svg).not.toMatch(ACTIVE);
    expect(badgeData(fact)).toMatchObject({ schemaVersion: 1, label: fact.label, message: fact.message, color: expect.stringMatching(/^[0-9a-f]{6}$/u) });
  }
  expect(['C#', 'C++', 'F#', 'Protocol Buffer', 'Objective-C'].map(languageName)).toEqual(['c-sharp', 'c-plus-plus', 'f-sharp', 'protocol-buffer', 'objective-c']);
  expect(badgeFacts(samplePage({ commits: 0 }), EN).map(({ name }) => name)).toEqual(['commits', 'active-days', 'years', 'languages', 'counted']);
});

test('the picture beside a link is a PNG of 1200 × 630 with the name in any script', async () => {
  const page = samplePage({}, { name: '李小龍 Łukasz' });
  expect(XMLValidator.validate(openGraphSvg(page))).toBe(true);
  const [shown, other] = [PNG.sync.read(Buffer.from(await openGraphPng(page))), PNG.sync.read(Buffer.from(await openGraphPng(samplePage({}, { name: 'Łukasz' }))))];
  expect([shown.width, shown.height]).toEqual([1200, 630]);
  const ink = (picture: PNG) => { let dark = 0; for (let at = 0; at < 160 * 1200 * 4; at += 4) if ((picture.data[at] ?? 255) < 128) dark += 1; return dark; };
  expect(ink(shown)).toBeGreaterThan(ink(other) * 1.2);
});

test('what is pasted elsewhere is well-formed, leads to the page and says its figures, whatever the name', () => {
  for (const name of ['Ada Lindqvist', '"><script>alert(1)</script>', 'a\nb']) {
    const page = samplePage({}, { name });
    const snippets = embedSnippets('https://stats.example.org/cv/ada', cardWords(page, EN), badgeFacts(page, EN));
    expect(snippets.map(({ id }) => id)).toEqual(expect.arrayContaining(['card', 'badge-commits', 'badge-go', 'shields']));
    for (const { html } of snippets) {
      // As XML each of them but for the tags that HTML leaves open.
      expect(XMLValidator.validate(html.replaceAll(/<(source|img)([^>]*)>/gu, '<$1$2/>'))).toBe(true);
      expect(html).not.toMatch(/<script|\n/u);
      expect(html).toContain('href="https://stats.example.org/cv/ada"');
      expect(html).toMatch(/ alt="[^"]+"/u);
    }
  }
});

test('the bars of a card say what they count, in fewer words where there is no room for all', () => {
  expect(cardSvg(samplePage(), 'light')).toContain('commits a month, 3 years');
  expect(cardSvg(samplePage({}, { language: 'de' }), 'light')).toContain('>Commits, 3 Jahre');
});

test('card, badges and picture speak the language of the CV', () => {
  const page = samplePage({}, { language: 'de' });
  const card = cardSvg(page, 'light');
  for (const words of ['aktive Tage', 'Commits, 3 Jahre', 'Aus Git gezählt, 20. Nov. 2026', '6.000']) expect(card).toContain(words);
  expect(openGraphSvg(page)).toContain('Repositorys, aus Git gezählt');
  expect(badgeFacts(page, wordsOf('de')).map(({ label, message }) => `${label}: ${message}`)).toEqual(expect.arrayContaining(['aktive Tage: 1.381', 'letzter Commit: 20. Nov. 2026', 'Open Source: 100\u00A0%']));
});
