import { describe, expect, it } from 'vitest';
import { languageNumber } from '../language-table';
import { likeliestAmong, parseTokenCounts } from '../strategies/bayes';
import { countTokens } from '../strategies/tokens';
import { ambiguousLanguages, formatTokenCounts, learn, tokensOf, withoutSample } from './learn';

const eagle = languageNumber('Eagle') ?? -1;
const kicad = languageNumber('KiCad Legacy Layout') ?? -1;
const sample = (language: number, text: string, path = 'a.brd') => ({ path, name: path, language, content: Buffer.from(text) });
const EAGLE = '<eagle version="6.5"> <drawing> <layer number="1"/>';
const KICAD = 'PCBNEW-BOARD Version 1 $GENERAL Nmodule 2 $EndGENERAL';
const samples = [...Array.from({ length: 5 }, () => sample(eagle, EAGLE)), ...Array.from({ length: 5 }, () => sample(kicad, KICAD))];

describe('training', () => {
  it('counts words, runs of signs with their signs, and all numbers as one', () => {
    expect(Object.fromEntries(countTokens('a => b2 12 3 aé b2'))).toEqual({ a: 2, '=>': 1, '=': 1, '>': 1, b2: 2, '0': 2 });
  });

  it('names the languages that share a suffix, not those whose suffix is theirs', () => {
    const found = ambiguousLanguages();
    expect(found.has(eagle)).toBe(true);
    expect(found.has(languageNumber('Swift') ?? -1)).toBe(false);
  });

  it('gives back from the written text what was learnt, and tells languages apart by it', () => {
    const learnt = learn(samples, new Set([eagle, kicad]));
    const counts = parseTokenCounts(formatTokenCounts(learnt));
    expect(counts.total(eagle)).toBe(learnt.totals.get(eagle));
    expect(counts.of('eagle')?.get(eagle)).toBe(5);
    expect(counts.of('eagle')?.get(kicad)).toBeUndefined();
    expect(counts.of('never')).toBeUndefined();
    expect(likeliestAmong([kicad, eagle], countTokens(EAGLE), counts)).toBe(eagle);
    expect(likeliestAmong([eagle, kicad], countTokens(KICAD), counts)).toBe(kicad);
  });

  it('forgets a sample that is judged, as if it had never been there', () => {
    const own = samples[0];
    if (!own) throw new Error('no sample');
    const without = withoutSample(learn(samples, new Set([eagle, kicad])), eagle, tokensOf(own.content));
    const never = parseTokenCounts(formatTokenCounts(learn(samples.slice(1), new Set([eagle, kicad]))));
    expect(without.size).toBe(never.size);
    expect(without.total(eagle)).toBe(never.total(eagle));
    for (const token of countTokens(EAGLE + KICAD).keys()) expect(without.of(token)?.get(eagle), token).toBe(never.of(token)?.get(eagle));
  });
});
