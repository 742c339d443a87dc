import { differenceEuclidean, wcagContrast } from 'culori';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillOf, languageColors } from './language-colors';

const apart = differenceEuclidean('oklab');
const POPULAR = ['Go', 'Zig', 'Ruby', 'Swift', 'Nix', 'Shell', 'Protocol Buffer', 'Python', 'JavaScript', 'TypeScript', 'Java', 'C', 'C++', 'C#', 'Rust', 'PHP', 'HTML', 'CSS', 'Kotlin', 'Scala', 'Perl', 'Lua'];

describe('colours of languages', () => {
  it('are Linguist’s own where these can be seen on paper', () => {
    expect(languageColors(['TypeScript']).get('TypeScript')).toEqual({ light: '#3178c6', dark: '#3178c6' });
    expect(languageColors(['JavaScript']).get('JavaScript')?.dark).toBe('#f1e05a');
  });

  it('keep the hue and move the lightness where they cannot', () => {
    expect(languageColors(['Go']).get('Go')?.light).toBe('#119fc6');
    expect(languageColors(['Ruby']).get('Ruby')).toEqual({ light: '#701516', dark: '#a44741' });
  });

  it('have 3:1 on paper in both themes, whatever the language', () => {
    fc.assert(fc.property(fc.shuffledSubarray(POPULAR, { minLength: 1, maxLength: 7 }), (ranked) => {
      for (const { light, dark } of languageColors(ranked).values()) {
        expect(wcagContrast(light, '#ffffff')).toBeGreaterThanOrEqual(3);
        expect(wcagContrast(dark, '#0f1514')).toBeGreaterThanOrEqual(3);
      }
    }), { numRuns: 50 });
  });

  it('are apart from those ranked before', () => {
    const colors = [...languageColors(['Go', 'Zig', 'Ruby', 'Swift', 'Nix', 'Shell', 'Protocol Buffer']).values()];
    for (const [index, { light, dark }] of colors.entries()) {
      for (const before of colors.slice(0, index)) {
        expect(apart(light, before.light)).toBeGreaterThanOrEqual(0.13);
        expect(apart(dark, before.dark)).toBeGreaterThanOrEqual(0.13);
      }
    }
  });

  it('follow the theme in one attribute', () => {
    expect(fillOf({ light: '#111111', dark: '#eeeeee' })).toBe('light-dark(#111111,#eeeeee)');
    expect(fillOf({ light: '#111111', dark: '#111111' })).toBe('#111111');
  });
});
