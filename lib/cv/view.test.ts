import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error';
import { canonicalQuery, isPreset, isWhole, parseView, presetOf, presets, serialiseView, snapshotView, viewAddress } from './view';
import type { CvView } from './types';

const LANGUAGES = ['C++', 'Go', 'Protocol Buffer', 'F#', 'Ünïcode'];
const parse = (query: string) => parseView(new URLSearchParams(query), LANGUAGES);
const sentence = (query: string): string => {
  try {
    parse(query);
  } catch (error) {
    if (error instanceof AppError) return `${error.status}: ${error.message}`;
    throw error;
  }
  return 'accepted';
};

describe('the view in the address', () => {
  it('is the whole history by commits when nothing is chosen, also where a form sends empty fields', () => {
    expect(parse('')).toEqual({ measure: 'commits' });
    expect(parse('from=&to=&language=&measure=')).toEqual({ measure: 'commits' });
    expect(parse('utm_source=mail')).toEqual({ measure: 'commits' });
  });

  it('reads period, language and measure', () => {
    expect(parse('from=2021-01&to=2026-11&language=Go&measure=lines')).toEqual({ from: '2021-01', to: '2026-11', language: 'Go', measure: 'lines' });
  });

  it('finds a language whatever its case and writes it as Linguist does', () => {
    expect(parse('language=c%2B%2B').language).toBe('C++');
    expect(serialiseView(parse('language=protocol buffer'))).toBe('language=Protocol%20Buffer');
  });

  it('refuses what cannot be with one sentence and status 400', () => {
    expect(sentence('from=2021')).toBe('400: “2021” is no month for “from”; write it as 2021-01.');
    expect(sentence('to=2021-13')).toContain('400: “2021-13” is no month');
    expect(sentence('from=0001-01')).toContain('is no month');
    expect(sentence('from=2024-02&to=2021-01')).toBe('400: The period ends before it starts: February 2024 is after January 2021.');
    expect(sentence('language=Cobol')).toBe('400: There is no commit in “Cobol” on this page.');
    expect(sentence('measure=stars')).toContain('choose commits, lines or days');
  });

  it('answers any query with a view or a wrong-use, never with another failure', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('from', 'to', 'language', 'measure', 'k'), fc.string({ unit: 'binary' })), (parameters) => {
      try {
        parseView(new URLSearchParams(parameters), LANGUAGES);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).code).toBe('wrong-use');
      }
    }));
  });

  it('has one address for each view and reads it back', () => {
    const month = fc.tuple(fc.integer({ min: 1970, max: 2200 }), fc.integer({ min: 1, max: 12 })).map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
    const views = fc.record({ from: month, to: month, language: fc.constantFrom(...LANGUAGES), measure: fc.constantFrom('commits', 'lines', 'days') }, { requiredKeys: ['measure'] })
      .filter(({ from, to }) => from === undefined || to === undefined || from <= to) as fc.Arbitrary<CvView>;
    fc.assert(fc.property(views, (view) => {
      expect(parseView(new URLSearchParams(serialiseView(view)), LANGUAGES)).toEqual(view);
    }));
  });

  it('is asked for under one address: any other leads to it and keeps what is not its own', () => {
    const lead = (query: string) => canonicalQuery(new URLSearchParams(query), parse(query));
    expect(lead('from=2021-01&to=&language=')).toBe('from=2021-01');
    expect(lead('from=&to=')).toBe('');
    expect(lead('k=secret&language=go&from=2021-01')).toBe('k=secret&from=2021-01&language=Go');
    expect(lead('k=secret&language=Go')).toBeUndefined();
    expect(lead('language=Protocol+Buffer')).toBeUndefined();
    expect(lead('')).toBeUndefined();
  });

  it('goes to the snapshot as days, both included', () => {
    expect(snapshotView(parse('from=2023-12&to=2024-02&language=go'))).toEqual({ from: '2023-12-01', to: '2024-02-29', language: 'Go' });
    expect(snapshotView(parse(''))).toEqual({});
  });

  it('offers everything, five years and twelve months, each with the running month', () => {
    expect(presets('2026-11-20').map(({ view }) => serialiseView(view))).toEqual(['', 'from=2021-12&to=2026-11', 'from=2025-12&to=2026-11']);
    expect(presetOf(parse('from=2025-12&to=2026-11&language=Go'), '2026-11-20')).toBe('months');
    expect(presetOf(parse('from=2025-11&to=2026-11'), '2026-11-20')).toBeUndefined();
    expect(isPreset(parse('from=2025-12&to=2026-11'), '2026-11-20')).toBe(true);
    expect(isPreset(parse('from=2025-12&to=2026-11&language=Go'), '2026-11-20')).toBe(false);
    expect(isPreset(parse(''), '2026-11-20')).toBe(true);
  });

  it('has no question mark where nothing is chosen', () => {
    expect(viewAddress('/cv/ada', parse('measure=commits'))).toBe('/cv/ada');
    expect(viewAddress('/cv/ada', parse('measure=days'))).toBe('/cv/ada?measure=days');
    expect(isWhole(parse('measure=days'))).toBe(true);
    expect(isWhole(parse('to=2020-01'))).toBe(false);
  });
});
