import { expect, it } from 'vitest';
import { excludedPaths } from './excluded-paths';

it.each([
  ['vendor/', 'vendor/a/b.js', true], ['vendor/', 'src/vendor/a.js', true], ['vendor/', 'vendor', false], ['vendor', 'vendor', true], ['vendor', 'vendored/a.js', false],
  ['docs/*.svg', 'docs/a.svg', true], ['docs/*.svg', 'docs/deep/a.svg', false], ['*.snap', 'a/b/c.snap', true], ['src/legacy', 'src/legacy/x/y.ts', true],
  ['src/legacy', 'other/src/legacy/x.ts', false], ['**/fixtures/**', 'a/fixtures/b', true],
])('%s and %s: %s', (pattern, path, left) => expect(excludedPaths([pattern])?.(path)).toBe(left));

it('is nothing where nothing is left out', () => expect(excludedPaths([])).toBeUndefined());
