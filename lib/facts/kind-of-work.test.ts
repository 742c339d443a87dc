import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { kindOfWork } from './kind-of-work';
import { KINDS } from './types';

describe('kind of work', () => {
  it.each([
    ['feat: a page', 'feature'],
    ['feat(cv)!: a page', 'feature'],
    ['FIX(api): say why', 'fix'],
    ['refactor: split', 'refactoring'],
    ['docs(readme): picture', 'documentation'],
    ['chore(deps): bump x from 1 to 2', 'build'],
    ['ci: cache', 'build'],
    ['perf(parser): fewer copies', 'performance'],
    ['style: spaces', 'style'],
    ['test: more', 'test'],
    ['revert: feat: a page', 'revert'],
    ['deps: cookie@0.7.1', 'build'],
    ['fixup! feat: a page', 'feature'],
    [':bug: fix: a page', 'fix'],
  ])('takes the conventional type of "%s" for %s', (subject, kind) => expect(kindOfWork(subject)).toBe(kind));

  it.each([
    ['Add a parser', 'feature'],
    ['Implemented streaming', 'feature'],
    ['Introduce ports', 'feature'],
    ['Fix crash on empty input (#12)', 'fix'],
    ['Fix dead links', 'fix'],
    ['Resolve a race', 'fix'],
    ['net/http: fix keep-alive', 'fix'],
    ['Simplify the queue', 'refactoring'],
    ['Remove unused imports', 'refactoring'],
    ['Bump lodash from 4.17.20 to 4.17.21', 'build'],
    ['Update dependencies', 'build'],
    ['Update coverage from 4.3.4 to 4.4', 'build'],
    ['Allow None as value', 'feature'],
    ['Move helpers to a file of their own', 'refactoring'],
    ['Typo', 'documentation'],
    ['4.17.1', 'build'],
    ['v2.0.0-rc.1', 'build'],
    ['Add tests for octopus merges', 'test'],
    ['Fix failing tests', 'test'],
    ['t1300: check the section', 'test'],
    ['tests: wait longer', 'test'],
    ['Update README', 'documentation'],
    ['Add missing documentation', 'documentation'],
    ['Documentation/config: name the default', 'documentation'],
    ['Fix lint', 'style'],
    ['Optimise the inner loop', 'performance'],
    ['Revert "Add a parser"', 'revert'],
    ['[core] Add a parser', 'feature'],
    ['Add a the an more tests', 'test'],
    ['Add a the an more some tests', 'feature'],
    ['Fix the', 'fix'],
    ['Update to a new', 'other'],
  ])('takes the first verb of "%s" for %s', (subject, kind) => expect(kindOfWork(subject)).toBe(kind));

  it.each(['', '   ', 'wip', 'Remove the old page', 'update', 'Merge branch "main"', 'security: new keys', 'Additional thoughts', '🎉', 'https://example.org/feat: x'])(
    'leaves "%s" open',
    (subject) => expect(kindOfWork(subject)).toBe('other'),
  );

  it('answers any text with a kind, in time that does not explode', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (subject) => KINDS.includes(kindOfWork(subject))));
    expect(kindOfWork(`${'a, '.repeat(100_000)}:`)).toBe('other');
    expect(kindOfWork('['.repeat(100_000))).toBe('other');
  });
});
