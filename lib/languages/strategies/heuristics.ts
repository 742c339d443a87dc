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

/** What looks beyond a match or to the end of the text: such a pattern may match a beginning and not the whole. */
const LOOKS_AHEAD = /\$|\(\?=|\(\?!|\\b|\\B/;
/** For each test of a rule its patterns that do not look ahead; null where the rule cannot be decided by them. */
const forBeginnings = new Map<HeuristicRule, RegExp[][] | null>();

/**
 * Languages of the first rule where it already holds for the beginning of a text, else undefined. What matches there matches the whole text too, and no other rule
 * comes before the first; so most files are settled by their first lines.
 */
export function applyFirstHeuristic(rules: HeuristicRule[], beginning: string): number[] | undefined {
  const [first] = rules;
  if (!first) return undefined;
  let tests = forBeginnings.get(first);
  if (tests === undefined) forBeginnings.set(first, (tests = testsForBeginnings(first)));
  return tests?.every((patterns) => patterns.some((pattern) => pattern.test(beginning))) ? first.languages : undefined;
}

function testsForBeginnings({ tests }: HeuristicRule): RegExp[][] | null {
  if (tests.length === 0 || tests.some(({ negated }) => negated)) return null;
  return tests.map(({ set }) => patternsOf(set).filter(({ source }) => !LOOKS_AHEAD.test(source)));
}

function patternsOf(set: number): RegExp[] {
  return (compiledSets[set] ??= (ruleTables().patternSets[set] ?? []).map(([source, flags]) => new RegExp(source, flags)));
}

function anyMatches(set: number, text: string): boolean {
  return patternsOf(set).some((pattern) => pattern.test(text));
}
