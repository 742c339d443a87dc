import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruleTables } from '../rule-tables';
import { dependencyPaths } from './generated-names';
import { joinPatterns, literalOf, pathMatcher } from './path-patterns';

const { vendored, documentation } = ruleTables();
const lists = [[...vendored, ...dependencyPaths()], documentation];

/** Names out of the patterns themselves, so that many paths match, or nearly do. */
const words = [...new Set(lists.flat().flatMap((pattern) => pattern.match(/[\w-]{2,}/g) ?? []))];
const piece = fc.oneof(fc.constantFrom(...words), fc.constantFrom('/', '.', '-', '_', '1', '1.2.3', 'a', 'min', '\n', ' ', 'é', '^', '|'), fc.string({ maxLength: 3 }));
const path = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));

describe('joined patterns', () => {
  it('match exactly the paths that one of the patterns matches', () => {
    for (const patterns of lists) {
      const [apart, joined] = [patterns.map((pattern) => new RegExp(pattern)), new RegExp(joinPatterns(patterns))];
      fc.assert(fc.property(path, (one) => joined.test(one) === apart.some((pattern) => pattern.test(one))), { numRuns: 2000 });
    }
  });

  it('keep apart what a pattern itself offers a choice of', () => {
    const joined = new RegExp(joinPatterns(['(^|/)a$|b', '^c|d', '(.*)e|f', '[|]g', String.raw`\|h`]));
    expect(['a', 'x/a', 'xb', 'c', 'xd', 'xe', 'xf', '|g', 'x|h'].filter((one) => !joined.test(one))).toEqual([]);
    expect(['xa', 'xc', 'g', 'h'].filter((one) => joined.test(one))).toEqual([]);
  });

  it('are left aside where nothing is to be found', () => {
    const find = pathMatcher(['(^|/)node_modules/', '^deps/', String.raw`(.*?)\.d\.ts$`]);
    expect([find('a/node_modules/b.js'), find('deps/x'), find('x/deps/y'), find('a/b.d.ts')]).toEqual(['node_modules/', 'deps/', null, 'a/b.d.ts']);
  });
});

describe('the part of a path that did it', () => {
  it('is that of the first pattern that matches', () => {
    for (const patterns of lists) {
      const [expressions, find] = [patterns.map((pattern) => new RegExp(pattern)), pathMatcher(patterns)];
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
