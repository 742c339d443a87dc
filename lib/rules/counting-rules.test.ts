import { expect, it } from 'vitest';
import { RULES_VERSION } from '../facts/types';
import { countingRulesHtml } from './counting-rules';

it('is one page whose headings can be linked to, each once', () => {
  const html = countingRulesHtml();
  expect(html).toContain('<h1 id="counting-rules">Counting rules</h1>');
  expect(html).toContain('<h2 id="versions">Versions</h2>');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids).not.toContain('');
});

it('says of every version of the rules what it changed', () => {
  const html = countingRulesHtml();
  const versions = [...html.slice(html.indexOf('id="versions"')).matchAll(/<tr>\s*<td>(\d+)<\/td>\s*<td>[^<]+<\/td>\s*<td>[^<]+<\/td>/g)].map(([, version]) => Number(version));
  expect(versions).toEqual(Array.from({ length: RULES_VERSION }, (_, index) => index + 1));
});
