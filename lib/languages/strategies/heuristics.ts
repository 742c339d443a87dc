import type { HeuristicRule } from '../compiled-types';
import { ruleTables } from '../rule-tables';

const compiledSets: RegExp[][] = [];
let bySuffix: Map<string, HeuristicRule[]> | undefined;

/** The content rules for a suffix in lower case with its dot, or undefined. */
export function heuristicsFor(suffix: string): HeuristicRule[] | undefined {
  if (!bySuffix) {
    bySuffix = new Map();
    for (const { extensions, rules } of ruleTables().heuristics) for (const extension of extensions) if (!bySuffix.has(extension)) bySuffix.set(extension, rules);
  }
  return bySuffix.get(suffix);
}

/** Languages of the first rule that holds for the text; more than one where even that rule leaves a doubt, none where no rule holds. */
export function applyHeuristics(rules: HeuristicRule[], text: string): number[] {
  for (const rule of rules) if (rule.tests.every(({ set, negated }) => anyMatches(set, text) !== negated)) return rule.languages;
  return [];
}

function anyMatches(set: number, text: string): boolean {
  const patterns = (compiledSets[set] ??= (ruleTables().patternSets[set] ?? []).map(([source, flags]) => new RegExp(source, flags)));
  return patterns.some((pattern) => pattern.test(text));
}
