import { describe, expect, it } from 'vitest';
import { drawChart } from '../../lib/charts/server/draw-chart';
import type { CvAssets, CvPage } from '../../lib/cv/types';
import { wordsOf } from '../../lib/cv/words/words';
import { statementClaims } from '../../lib/exports/statement/claims';
import { statementSchema } from '../../lib/exports/statement/schema';
import type { Verdict } from '../../lib/exports/statement/verify';
import { samplePage } from '../../lib/exports/testing/sample-page';
import { TABLES } from '../../lib/cv/tables';
import { richPages } from '../../lib/cv/testing/rich-pages';
import { CV_LANGUAGES } from '../../lib/documents/collections/cv-languages';
import type { CvLanguage } from '../../lib/documents/collections/cv-languages';
import { countingRulesHtml } from '../../lib/rules/counting-rules';
import { renderCvPage, renderMessagePage, renderPasswordPage, renderRulesPage, renderTablePage, renderVerifyPage } from './render';

const SITE: CvAssets = { mode: 'site', css: '/c.css', script: '/p.js', preload: [], icon: '/i.svg' };
const FILE: CvAssets = { mode: 'file', style: '' };
const READ = /(?:aria-label|alt|title|placeholder|data-copy|(?:name="|property="og:)description" content)="([^"]*)"|>([^<>]+)</gu;
/** What is the same word in every language: names, terms of the trade, codes, numbers. */
const COMMON = new Set(['commits', 'commit', 'open source', 'npm', 'pypi', 'rubygems', 'crates', 'tests', 'github', 'gitlab', 'azure', 'devops', 'json', 'resume', 'pdf', 'csv', 'svg', 'png', 'utc', 'git', 'feed', 'merges', 'repository', 'version', 'mb', 'commit-stats', 'email', 'scan', 'npx', 'in', 'bots', 'highcharts', 'com']);
const TRADE = /^(?:git log|npx commit-stats|Commit Stats|.*\b(?:Highcharts)\b)/u;

const words = (text: string): string[] => text.toLowerCase().replaceAll('&amp;', '&').match(/[\p{Letter}][\p{Letter}-]+/gu) ?? [];
const isCommon = (text: string): boolean => TRADE.test(text.trim()) || words(text).every((word) => COMMON.has(word));

/** Every text of a document that somebody reads or hears, in order. */
function texts(html: string): string[] {
  return [...html.replace(/<(?:style|script)[^>]*>.*?<\/(?:style|script)>/gsu, '').matchAll(READ)].map(([, attribute, text]) => (attribute ?? text ?? '').replaceAll('&quot;', '"').trim()).filter((text) => /\p{Letter}{2}/u.test(text));
}

async function documentsOf(page: CvPage, language: CvLanguage): Promise<string[]> {
  const tables = await Promise.all(TABLES.map((name) => renderTablePage(page, name, '/cv/ada', SITE)));
  return [await renderCvPage(page, SITE), await renderCvPage(page, FILE), await renderPasswordPage({ action: '/cv/ada' }, SITE, language), ...tables.flatMap((html) => html ?? [])];
}

const KEYS = ['2026-11-02T08:00:00.000Z', null].map((retired, index) => ({ id: `ed25519-${index}`, created: '2026-11-01T08:00:00.000Z', retired, publicKey: 'Qwx-1' }));
const STATEMENT = statementSchema.parse({ ...statementClaims(samplePage({}, { name: 'Ŵxyz' }), 'https://q.example/cv/qx-1'), issued: '2026-11-20T15:00:00.000Z' });
/** What a verified statement may turn out to be, told in a language. */
const VERDICTS = (['genuine', 'altered', 'forged', 'unreadable'] as const).map((verdict) => (language: CvLanguage): Verdict => {
  const { verify: { sentences } } = wordsOf(language);
  return verdict === 'genuine' ? { verdict, sentence: sentences.genuine('1', '2'), statement: STATEMENT, keyId: 'ed25519-1', retired: true } : { verdict, sentence: sentences[verdict] };
});

/** What stands on the pages around a CV in every language: reasons and fields by their names in the data, keys, months. */
const SAME = /^(?:Name|November 2026|https:.*|\{&quot;.*|\{"kty.*|ed25519-\d|linguist-\*|Co-authored-by|HEAD|totals|headline|excluded|merge|[a-z]+)$/u;

/** Names that the made-up history carries: languages, repositories, packages and what its owner wrote. */
const NAMES = /^(?:Go|Zig|Ruby|Swift|Nix|Shell|Protocol Buffer|Python|HCL|Makefile|CSS|JavaScript|(?:team\/)?part.*|qx-.*|Ŵxyz.*|Qwx.*|Zqx.*|Vxq|Vrx|q@x.*|team\/)$/u;

describe('the fixed words of a CV', () => {
  const english = richPages({ language: 'en' }, drawChart);
  const german = richPages({ language: 'de' }, drawChart);

  it.each(Object.keys(english))('none of them stays English on a German page: %s', async (name) => {
    const [en, de] = [english[name], german[name]];
    if (!en || !de) throw new Error('There is no such page.');
    const [inEnglish, inGerman] = await Promise.all([documentsOf(en, 'en'), documentsOf(de, 'de')]);
    const said = new Set(inEnglish.flatMap(texts));
    const left = inGerman.flatMap(texts).filter((text) => said.has(text) && !isCommon(text) && !NAMES.test(text) && !/^(?:\p{Number}|Mai )/u.test(text));
    expect([...new Set(left)]).toEqual([]);
    for (const html of inGerman) {
      expect(html).toContain('<html lang="de">');
      expect(html).not.toMatch(/\b(?:the|and|of|with|since|this|were|are|days|months|years|repositories|lines|languages)\b(?![^<]*<\/code>)(?=[^<>]*<)/u);
    }
  });

  it('a page says which language it is in, and the two have the same parts', async () => {
    for (const [name, page] of Object.entries(english)) {
      const [en, de] = await Promise.all([renderCvPage(page, SITE), renderCvPage(german[name] ?? page, SITE)]);
      const ids = (html: string) => [...html.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id);
      expect(ids(de)).toEqual(ids(en));
    }
  });

  it('messages around a page are in its language', async () => {
    const html = await renderMessagePage({ title: 'T', sentence: 'S' }, SITE, 'de');
    expect(html).toContain('lang="de"');
    expect(html).toContain('Zur Meldung');
  });

  it('the pages that a German one leads to are German: the rules, and where a statement is verified', async () => {
    const pages = async (language: CvLanguage): Promise<string[]> => Promise.all([
      renderRulesPage(countingRulesHtml(language), SITE, language),
      ...[undefined, ...VERDICTS].map((verdict) => renderVerifyPage({ keys: KEYS, ...(verdict && { verdict: verdict(language) }) }, SITE, language)),
    ]);
    const [en, de] = await Promise.all([pages('en'), pages('de')]);
    const said = new Set(en.flatMap(texts));
    const left = de.flatMap(texts).filter((text) => said.has(text) && !isCommon(text) && !NAMES.test(text) && !SAME.test(text));
    expect([...new Set(left)]).toEqual([]);
    const page = await renderCvPage(german['day'] ?? samplePage(), SITE);
    expect(page).toContain('href="/rules/de#versions"');
    expect(page).toContain('href="/verify?language=de"');
  });

  it('every language has its own name', () => {
    expect(Object.values(CV_LANGUAGES)).toEqual(['English', 'Deutsch']);
  });
});
