/** Shapes of the data that `npm run compile:rules` writes to `compiled/`; languages are named by their index in `LanguageTable.names`. */

/** Everything about languages that needs no rule. */
export interface LanguageTable {
  /** Linguist's order: by name. */
  names: string[];
  /** One letter a language: p(rogramming), m(arkup), d(ata), t(ext, Linguist's prose). */
  types: string;
  /** `#rrggbb` or the empty string. */
  colors: string[];
}

/** One regular expression as [source, flags]. */
export type PatternData = [source: string, flags: string];

/** All tests must hold; each names a pattern set of which any (or, when negated, none) must match. */
export interface HeuristicRule {
  languages: number[];
  tests: { set: number; negated: boolean }[];
}

/** A regular expression over paths, and a text without which it does not match: with `beginsName`, the text stands where a name of the path begins. */
export type PathRule = [source: string, text: string, beginsName: boolean];

export interface RuleTables {
  /** Lower-case suffix with its dot → candidates in Linguist's order. */
  extensions: Record<string, number[]>;
  /** Suffixes that alone prove nothing: content has to confirm them. */
  generic: string[];
  filenames: Record<string, number[]>;
  interpreters: Record<string, number[]>;
  /** Lower-case alias → language. */
  aliases: Record<string, number>;
  heuristics: { extensions: string[]; rules: HeuristicRule[] }[];
  patternSets: PatternData[][];
  /** Of a suffix with several languages: the one taken where no content may be read. */
  likeliest: Record<string, number>;
  vendored: PathRule[];
  documentation: PathRule[];
  /** Suffixes of files that hold no text. */
  binary: string[];
}
