import type { PatternData, RuleTables } from '../compiled-types';
import { convertRubyPattern } from './ruby-regexp';
import type { ConditionSource, HeuristicsSource, RuleSource } from './sources';

/**
 * Linguist's content heuristics with JavaScript patterns; equal pattern lists are kept once. As in Linguist's own reader `and` goes before `pattern`, and
 * `pattern` before `negative_pattern`: a rule with both of the latter is decided by the first alone.
 */
export function compileHeuristics(source: HeuristicsSource, languages: string[]): Pick<RuleTables, 'heuristics' | 'patternSets'> {
  const patternSets: PatternData[][] = [];
  const known = new Map<string, number>();

  const setOf = (patterns: string | string[]): number => {
    const list = [patterns].flat();
    const key = JSON.stringify(list);
    const found = known.get(key);
    if (found !== undefined) return found;
    const converted = list.map((pattern): PatternData => {
      const { source: text, flags } = convertRubyPattern(pattern);
      return [text, flags];
    });
    known.set(key, patternSets.push(converted) - 1);
    return patternSets.length - 1;
  };

  const test = (condition: ConditionSource): { set: number; negated: boolean }[] => {
    if (condition.pattern !== undefined) return [{ set: setOf(condition.pattern), negated: false }];
    if (condition.negative_pattern !== undefined) return [{ set: setOf(condition.negative_pattern), negated: true }];
    if (condition.named_pattern === undefined) return [];
    const named = source.named_patterns[condition.named_pattern];
    if (named === undefined) throw new Error(`No pattern named ${condition.named_pattern}`);
    return [{ set: setOf(named), negated: false }];
  };

  const numbers = (rule: RuleSource): number[] =>
    [rule.language].flat().map((name) => {
      const number = languages.indexOf(name);
      if (number < 0) throw new Error(`No language named ${name}`);
      return number;
    });

  const heuristics = source.disambiguations.map(({ extensions, rules }) => ({
    extensions: extensions.map((extension) => extension.toLowerCase()),
    rules: rules.map((rule) => ({ languages: numbers(rule), tests: rule.and ? rule.and.flatMap(test) : test(rule) })),
  }));
  return { heuristics, patternSets };
}
