import { CONSIDERED_BYTES } from '../file-text';
import { languageTable } from '../language-table';
import { ruleTables } from '../rule-tables';
import type { TokenCounts } from '../strategies/bayes';
import { countTokens } from '../strategies/tokens';
import type { Sample } from './samples';

/** A token that fewer samples hold is left out: it would tell more about one author than about a language. */
const LEAST_SAMPLES = 4;

export interface Learnt {
  /** Tokens of all samples by language. */
  totals: Map<number, number>;
  tokens: Map<string, { samples: number; byLanguage: Map<number, number> }>;
}

/** Languages that can be left to the classifier: those that share a suffix, file name or interpreter which no rule settles for every content. */
export function ambiguousLanguages(): Set<number> {
  const { extensions, filenames, interpreters, heuristics } = ruleTables();
  const found = new Set<number>();
  for (const [extension, languages] of extensions) {
    const last = heuristics.find((heuristic) => heuristic.extensions.includes(extension))?.rules.at(-1);
    const settled = last?.tests.length === 0 && last.languages.length === 1;
    if (languages.length > 1 && !settled) for (const language of languages) found.add(language);
  }
  for (const table of [filenames, interpreters]) for (const languages of table.values()) if (languages.length > 1) for (const language of languages) found.add(language);
  return found;
}

/** Counts the tokens of the samples of those languages. */
export function learn(samples: Sample[], languages: Set<number>): Learnt {
  const learnt: Learnt = { totals: new Map(), tokens: new Map() };
  for (const { language, content } of samples) {
    if (language === null || !languages.has(language)) continue;
    for (const [token, times] of tokensOf(content)) {
      learnt.totals.set(language, (learnt.totals.get(language) ?? 0) + times);
      const row = learnt.tokens.get(token) ?? { samples: 0, byLanguage: new Map<number, number>() };
      row.samples += 1;
      row.byLanguage.set(language, (row.byLanguage.get(language) ?? 0) + times);
      learnt.tokens.set(token, row);
    }
  }
  return learnt;
}

/** Tokens of the part of a sample that the classifier reads of a file. */
export function tokensOf(content: Buffer): Map<string, number> {
  return countTokens(content.toString('latin1', 0, CONSIDERED_BYTES));
}

/** What would have been learnt without one sample; a language of which it was the only sample is unknown then. */
export function withoutSample(learnt: Learnt, language: number, tokens: Map<string, number>): TokenCounts {
  const own = [...tokens.values()].reduce((sum, times) => sum + times, 0);
  const size = [...learnt.tokens].filter(([token, { samples }]) => samples - (tokens.has(token) ? 1 : 0) >= LEAST_SAMPLES).length;
  return {
    size,
    total: (asked) => (learnt.totals.get(asked) ?? 0) - (asked === language ? own : 0),
    of: (token) => {
      const row = learnt.tokens.get(token);
      const times = tokens.get(token);
      if (!row || row.samples - (times === undefined ? 0 : 1) < LEAST_SAMPLES) return undefined;
      return times === undefined ? row.byLanguage : new Map(row.byLanguage).set(language, (row.byLanguage.get(language) ?? 0) - times);
    },
  };
}

/**
 * The counts as text: first line the languages, each `name=total`, between tabs; then a line a token, `token language times language times …`, a language by its
 * place in the first line; all numbers to the base 36.
 */
export function formatTokenCounts(learnt: Learnt): string {
  const { names } = languageTable();
  const languages = [...learnt.totals.keys()].sort((a, b) => a - b);
  const places = new Map(languages.map((language, place) => [language, place.toString(36)]));
  const header = languages.map((language) => `${names[language] ?? ''}=${(learnt.totals.get(language) ?? 0).toString(36)}`).join('\t');
  const rows = [...learnt.tokens]
    .filter(([, { samples }]) => samples >= LEAST_SAMPLES)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([token, { byLanguage }]) => `${token} ${[...byLanguage].sort(([a], [b]) => a - b).map(([language, times]) => `${places.get(language) ?? ''} ${times.toString(36)}`).join(' ')}`);
  return `${[header, ...rows].join('\n')}\n`;
}
