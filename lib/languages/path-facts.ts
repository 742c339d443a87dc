import type { HeuristicRule } from './compiled-types';
import { ruleTables } from './rule-tables';
import { contentRulesFor, type ContentRule } from './rules/generated-content';
import { generatedByName } from './rules/generated-names';
import { isLockFile } from './rules/lock-files';
import { pathMatcher, type PathMatcher } from './rules/path-patterns';
import { testRule } from './rules/test-files';
import { heuristicsFor } from './strategies/heuristics';

/** All that a path says by itself, found once a path. */
export interface PathFacts {
  name: string;
  /** Last suffix with its dot in the path's own case, empty where there is none. */
  suffix: string;
  lock: boolean;
  binarySuffix: boolean;
  vendored: string | null;
  documentation: string | null;
  generated: string | null;
  test: string | null;
  byFilename: number[];
  byExtension: { extension: string; languages: number[]; generic: boolean } | null;
  manpage: boolean;
  heuristics: { extension: string; rules: HeuristicRule[] } | null;
  contentRules: ContentRule[];
}

const KEPT_PATHS = 8192;
const MANPAGE = /\.(?:[1-9](?![0-9])[a-z_0-9]*|0p|n|man|mdoc)(?:\.in)?$/i;
const NONE: number[] = [];

const kept = new Map<string, PathFacts>();
let vendored: PathMatcher | undefined;
let documentation: PathMatcher | undefined;

/** What the path says; the last few thousand answers are kept. */
export function pathFacts(path: string): PathFacts {
  const known = kept.get(path);
  if (known) return known;
  if (kept.size >= KEPT_PATHS) kept.clear();
  const facts = findFacts(path);
  kept.set(path, facts);
  return facts;
}

function findFacts(path: string): PathFacts {
  const rules = ruleTables();
  vendored ??= pathMatcher(rules.vendored);
  documentation ??= pathMatcher(rules.documentation);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const suffix = dot > 0 && /[^.]/.test(name.slice(0, dot)) ? name.slice(dot) : '';
  const extensions = extensionsOf(name);
  const extension = extensions.find((candidate) => rules.extensions.has(candidate));
  const withHeuristics = extensions.find((candidate) => heuristicsFor(candidate));
  const lower = suffix.toLowerCase();
  return {
    name,
    suffix,
    lock: isLockFile(name),
    binarySuffix: rules.binary.has(lower) && !rules.filenames.has(name),
    vendored: vendored(path),
    documentation: documentation(path),
    generated: generatedByName(path),
    test: testRule(path, name, lower),
    byFilename: rules.filenames.get(name) ?? NONE,
    byExtension: extension === undefined ? null : { extension, languages: rules.extensions.get(extension) ?? NONE, generic: extensions.some((candidate) => rules.generic.has(candidate)) },
    manpage: MANPAGE.test(name),
    heuristics: withHeuristics === undefined ? null : { extension: withHeuristics, rules: heuristicsFor(withHeuristics) ?? [] },
    contentRules: contentRulesFor(path, suffix),
  };
}

/** `.b.c` and `.c` of `a.b.c`, longest first, in lower case. */
function extensionsOf(name: string): string[] {
  const found: string[] = [];
  const lower = name.toLowerCase();
  for (let at = lower.indexOf('.'); at >= 0; at = lower.indexOf('.', at + 1)) found.push(lower.slice(at));
  return found;
}
