import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalOf, pathRules } from '../compile/path-rules';
import { ruleTables } from '../rule-tables';
import { pathMatcher } from './path-patterns';

const { vendored, documentation } = ruleTables();
const lists = [vendored, documentation];

/** Names out of the patterns themselves, so that many paths match, or nearly do. */
const words = [...new Set(lists.flat().flatMap(([source]) => source.match(/[\w-]{2,}/g) ?? []))];
const piece = fc.oneof(fc.constantFrom(...words), fc.constantFrom('/', '.', '-', '_', '1', '1.2.3', 'a', 'min', '\n', ' ', 'é', '^', '|'), fc.string({ maxLength: 3 }));
const path = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));

describe('rules about paths', () => {
  it('name what a pattern matches, and nothing where none does', () => {
    const find = pathMatcher(pathRules(['(^|/)node_modules/', '^deps/', String.raw`(.*?)\.d\.ts$`]));
    expect([find('a/node_modules/b.js'), find('deps/x'), find('x/deps/y'), find('a/b.d.ts'), find('xnode_modules/'), find('')]).toEqual(['node_modules/', 'deps/', null, 'a/b.d.ts', null, null]);
  });

  it('keep apart what a pattern itself offers a choice of', () => {
    const find = pathMatcher(pathRules(['(^|/)a$|b', '^c|d', '(.*)e|f', '[|]g', String.raw`\|h`]));
    expect(['a', 'x/a', 'xb', 'c', 'xd', 'xe', 'xf', '|g', 'x|h'].filter((one) => find(one) === null)).toEqual([]);
    expect(['xa', 'xc', 'g', 'h'].filter((one) => find(one) !== null)).toEqual([]);
  });

  it('are asked only where their sure text stands: at the beginning of a name where they begin there', () => {
    const texts = pathRules(['(^|/)Pods/', String.raw`(^|\/)d3(\.v\d+)?\.js$`, '(^|/)[Dd]ocs/', '(^|/)ab?c', '^deps/', '(^|/)a|b']).map(([, text, beginsName]) => [text, beginsName]);
    expect(texts).toEqual([['Pods/', true], ['d3', true], ['ocs/', false], ['a', true], ['deps/', false], ['', false]]);
  });
});

describe('the part of a path that did it', () => {
  it('is that of the first pattern that matches', () => {
    for (const rules of lists) {
      const [expressions, find] = [rules.map(([source]) => new RegExp(source)), pathMatcher(rules)];
      const first = (one: string) => expressions.map((expression) => expression.exec(one)?.[0]).find((found) => found !== undefined);
      fc.assert(
        fc.property(path, (one) => {
          const found = first(one);
          return find(one) === (found === undefined ? null : found.replace(/^\//, '') || one);
        }),
        { numRuns: 2000 },
      );
    }
  });

  it('is looked for only by patterns whose literal text is there: what may be absent, is chosen or is repeated is none', () => {
    const patterns = ['(^|/)font-?awesome\\.(css|less)$', '(^|/)[Dd]ocs?/a', 'ab+c', 'a|b', String.raw`\d+\.x\wy`, '(?:abc)de', '(?!abc)d', '(a(b)c)?d', 'ab{2}cd', '[)]a(?<!b)'];
    expect(patterns.map(literalOf)).toEqual(['awesome.', 'oc', 'a', '', '.x', 'de', 'd', 'd', 'cd', 'a']);
  });
});
