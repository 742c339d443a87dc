import { expect, it } from 'vitest';
import { CV_LANGUAGES } from '../documents/collections/cv-languages';
import type { CvLanguage } from '../documents/collections/cv-languages';
import { EXCLUSIONS } from '../snapshots/types';
import { RULES_VERSION } from '../facts/types';
import { countingRulesHtml } from './counting-rules';

const LANGUAGES = Object.keys(CV_LANGUAGES) as CvLanguage[];
const idsOf = (html: string): (string | undefined)[] => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

it('is one page whose headings can be linked to, each once', () => {
  const html = countingRulesHtml();
  expect(html).toContain('<h1 id="counting-rules">Counting rules</h1>');
  expect(html).toContain('<h2 id="versions">Versions</h2>');
  const ids = idsOf(html);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids).not.toContain('');
});

it('says in every language of every version what it changed', () => {
  for (const language of LANGUAGES) {
    const html = countingRulesHtml(language);
    const versions = [...html.slice(html.indexOf('id="versions"')).matchAll(/<tr>\s*<td>(\d+)<\/td>\s*<td>[^<]+<\/td>\s*<td>[^<]+<\/td>/g)].map(([, version]) => Number(version));
    expect(versions, language).toEqual(Array.from({ length: RULES_VERSION }, (_, index) => index + 1));
  }
});

it('has the same parts in every language, and the same reasons', () => {
  const shape = (html: string): string[] => [...html.matchAll(/<(h\d|li|tr|p|ul|table)\b/g)].map(([, name]) => name ?? '');
  for (const language of LANGUAGES) {
    const html = countingRulesHtml(language);
    expect(idsOf(html), language).toEqual(idsOf(countingRulesHtml()));
    expect(shape(html), language).toEqual(shape(countingRulesHtml()));
    for (const reason of EXCLUSIONS) expect(html, `${language} ${reason}`).toContain(`<code>${reason}</code>`);
  }
});
