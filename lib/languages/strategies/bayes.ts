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
const remembered = new Map<string, Candidates>();

/** The candidate whose samples' tokens are most like the text's, by naive Bayes with equal priors; the first candidate where no sample of any was known. */
export function mostLikely(candidates: number[], text: string): number {
  learnt ??= parseTokenCounts(trained());
  const key = candidates.join();
  let among = remembered.get(key);
  if (!among) remembered.set(key, (among = new Candidates(candidates, learnt)));
  return among.likeliest(countTokens(text));
}

/** The same over given counts, so that training can judge each sample without itself. */
export function likeliestAmong(candidates: number[], tokens: Map<string, number>, counts: TokenCounts): number {
  return new Candidates(candidates, counts).likeliest(tokens);
}

/** Languages to choose from, with the weight that each token was found to have for each of them. */
class Candidates {
  readonly #known: number[];
  readonly #unseen: number[];
  /** By token; null for one that no sample held often enough. */
  readonly #weights = new Map<string, Float64Array | null>();

  constructor(
    private readonly candidates: number[],
    private readonly counts: TokenCounts,
  ) {
    this.#known = candidates.filter((language) => counts.total(language) > 0);
    this.#unseen = this.#known.map((language) => counts.total(language) + SMOOTHING * counts.size);
  }

  likeliest(tokens: Map<string, number>): number {
    const scores = new Float64Array(this.#known.length);
    for (const [token, times] of tokens) {
      const weights = this.#weightsOf(token);
      if (weights) for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) + times * (weights[at] ?? 0);
    }
    let best = 0;
    scores.forEach((score, at) => {
      if (score > (scores[best] ?? -Infinity)) best = at;
    });
    return this.#known[best] ?? this.candidates[0] ?? 0;
  }

  #weightsOf(token: string): Float64Array | null {
    const known = this.#weights.get(token);
    if (known !== undefined) return known;
    const row = this.counts.of(token);
    const weights = row ? Float64Array.from(this.#known, (language, at) => Math.log(((row.get(language) ?? 0) + SMOOTHING) / (this.#unseen[at] ?? 1))) : null;
    // What no language knows is as good as endless.
    if (weights) this.#weights.set(token, weights);
    return weights;
  }
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
