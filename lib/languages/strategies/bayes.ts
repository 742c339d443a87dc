import { text as trained } from '../compiled/tokens';
import { languageNumber } from '../language-table';
import { countTokens } from './tokens';

/** What the classifier learnt from samples. */
export interface TokenCounts {
  /** Tokens of all of a language's samples; 0 for a language that had none. */
  total(language: number): number;
  /** Occurrences of a token by language, or undefined for a token that was too rare to keep. */
  of(token: string): Pick<ReadonlyMap<number, number>, 'get'> | undefined;
  /** Number of tokens kept. */
  readonly size: number;
}

/** Weight of a token that a language's samples never hold; the best of those tried by leaving each sample out. */
const SMOOTHING = 0.01;

let learnt: TokenCounts | undefined;

/** The candidate whose samples' tokens are most like the text's, by naive Bayes with equal priors; the first candidate where no sample of any was known. */
export function mostLikely(candidates: number[], text: string): number {
  learnt ??= parseTokenCounts(trained);
  return likeliestAmong(candidates, countTokens(text), learnt);
}

/** The same over given counts, so that training can judge each sample without itself. */
export function likeliestAmong(candidates: number[], tokens: Map<string, number>, counts: TokenCounts): number {
  const known = candidates.filter((language) => counts.total(language) > 0);
  const scores = new Float64Array(known.length);
  const unseen = known.map((language) => counts.total(language) + SMOOTHING * counts.size);
  for (const [token, times] of tokens) {
    const row = counts.of(token);
    if (!row) continue;
    known.forEach((language, at) => {
      scores[at] = (scores[at] ?? 0) + times * Math.log(((row.get(language) ?? 0) + SMOOTHING) / (unseen[at] ?? 1));
    });
  }
  let best = 0;
  scores.forEach((score, at) => {
    if (score > (scores[best] ?? -Infinity)) best = at;
  });
  return known[best] ?? candidates[0] ?? 0;
}

/** A token's occurrences in as little memory as they need: languages and times in turn. */
class TokenRow {
  readonly #pairs: Uint32Array;

  constructor(row: string, languages: number[]) {
    this.#pairs = Uint32Array.from(row.split(' '), (field, at) => {
      const number = Number.parseInt(field, 36);
      return at % 2 === 0 ? (languages[number] ?? 0) : number;
    });
  }

  get(language: number): number | undefined {
    for (let at = 0; at < this.#pairs.length; at += 2) if (this.#pairs[at] === language) return this.#pairs[at + 1];
    return undefined;
  }
}

/** Reads what `formatTokenCounts` wrote; a token's row is read where it is first asked for. */
export function parseTokenCounts(text: string): TokenCounts {
  const lines = text.split('\n');
  const languages: number[] = [];
  const totals = new Map<number, number>();
  for (const entry of (lines[0] ?? '').split('\t')) {
    const [name = '', total = '0'] = entry.split('=');
    const language = languageNumber(name) ?? -1;
    languages.push(language);
    totals.set(language, Number.parseInt(total, 36));
  }
  const rows = new Map<string, string | TokenRow>();
  for (const line of lines.slice(1)) {
    const space = line.indexOf(' ');
    if (space > 0) rows.set(line.slice(0, space), line.slice(space + 1));
  }
  return {
    size: rows.size,
    total: (language) => totals.get(language) ?? 0,
    of: (token) => {
      const row = rows.get(token);
      if (typeof row !== 'string') return row;
      const parsed = new TokenRow(row, languages);
      rows.set(token, parsed);
      return parsed;
    },
  };
}
