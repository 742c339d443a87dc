import type { RuleTables } from './compiled-types';
import { text } from './compiled/rules';

/** The compiled rules with quick look-ups. */
export interface Rules {
  extensions: Map<string, number[]>;
  generic: Set<string>;
  filenames: Map<string, number[]>;
  interpreters: Map<string, number[]>;
  aliases: Map<string, number>;
  likeliest: Map<string, number>;
  binary: Set<string>;
  vendored: RuleTables['vendored'];
  documentation: RuleTables['documentation'];
  heuristics: RuleTables['heuristics'];
  patternSets: RuleTables['patternSets'];
}

let rules: Rules | undefined;

/** The rules that `npm run compile:rules` wrote, read once; regular expressions are made where they are first used. */
export function ruleTables(): Rules {
  if (rules) return rules;
  const data = JSON.parse(text) as RuleTables;
  rules = {
    extensions: new Map(Object.entries(data.extensions)),
    generic: new Set(data.generic),
    filenames: new Map(Object.entries(data.filenames)),
    interpreters: new Map(Object.entries(data.interpreters)),
    aliases: new Map(Object.entries(data.aliases)),
    likeliest: new Map(Object.entries(data.likeliest)),
    binary: new Set(data.binary),
    vendored: data.vendored,
    documentation: data.documentation,
    heuristics: data.heuristics,
    patternSets: data.patternSets,
  };
  return rules;
}
