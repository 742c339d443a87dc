import type { RuleTables } from '../compiled-types';

/** What GitHub lists first in its own menus (Linguist's `popular.yml`), then languages of its early days that are still met daily. */
const POPULAR = [
  'C', 'C#', 'C++', 'CSS', 'Dart', 'Elixir', 'Go', 'Groovy', 'HTML', 'Java', 'JavaScript', 'Kotlin', 'Objective-C', 'Perl', 'PHP', 'PowerShell', 'Python', 'Ruby', 'Rust', 'Scala',
  'Shell', 'Swift', 'TypeScript', 'TSX', 'Markdown', 'JSON', 'YAML', 'XML', 'SQL', 'Text', 'INI', 'F#', 'Common Lisp', 'OCaml', 'R', 'D', 'Makefile', 'MATLAB', 'Verilog', 'TeX',
  'Assembly', 'Fortran', 'Erlang', 'Lex', 'Yacc', 'GLSL', 'Roff', 'Smarty', 'QMake', 'JSON with Comments', 'SystemVerilog', 'Unix Assembly', 'Hack', 'Solidity', 'Starlark', 'Puppet',
] as const;

/** For each suffix with several languages the one to name where content may not be read: the most popular, else the heuristics' last resort, else the first. */
export function likeliestLanguages(tables: Pick<RuleTables, 'extensions' | 'heuristics'>, languages: string[]): Record<string, number> {
  const ranks = new Map<number, number>(POPULAR.map((name, rank) => [languages.indexOf(name), rank]));
  const likeliest: Record<string, number> = {};
  for (const [extension, candidates] of Object.entries(tables.extensions)) {
    if (candidates.length < 2) continue;
    const lastRule = tables.heuristics.find((heuristic) => heuristic.extensions.includes(extension))?.rules.at(-1);
    const fallback = lastRule?.tests.length === 0 ? lastRule.languages[0] : undefined;
    const rank = (language: number): number => ranks.get(language) ?? (language === fallback ? POPULAR.length : POPULAR.length + 1);
    likeliest[extension] = candidates.toSorted((a, b) => rank(a) - rank(b))[0] ?? 0;
  }
  return likeliest;
}
