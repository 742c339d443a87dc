// Writes lib/languages/compiled/ from the data files of installed packages, from the token counts in lib/languages/train, and from docs/counting-rules*.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RuleTables } from '../compiled-types';
import { binarySuffixes } from './binary-suffixes';
import { compileHeuristics } from './heuristics';
import { languageTable, nameTables } from './language-tables';
import { likeliestLanguages } from './likeliest';
import { DEPENDENCY_PATHS, pathRules } from './path-rules';
import { readLinguistData } from './sources';

/** Linguist's `generic.yml`: suffixes too common to prove a language by themselves. */
const GENERIC = ['.1', '.2', '.3', '.4', '.5', '.6', '.7', '.8', '.9', '.action', '.alg', '.app', '.cmp', '.msg', '.network', '.resource', '.sol', '.srv', '.stl', '.tag', '.target', '.url'];

const folder = path.resolve(import.meta.dirname, '../compiled');
const data = readLinguistData();
const table = languageTable(data.languages);
const names = nameTables(data.languages);
const heuristics = compileHeuristics(data.heuristics, table.names);
const rules: RuleTables = {
  ...names,
  ...heuristics,
  generic: GENERIC,
  likeliest: likeliestLanguages({ ...names, ...heuristics }, table.names),
  vendored: pathRules([...data.vendored, ...DEPENDENCY_PATHS]),
  documentation: pathRules(data.documentation),
  binary: binarySuffixes(names.extensions),
};

mkdirSync(folder, { recursive: true });
write('language-table', JSON.stringify(table));
write('rules', JSON.stringify(rules));
write('tokens', readFileSync(path.resolve(import.meta.dirname, '../train/tokens.txt'), 'utf8'), { asked: true });
// The page about the rules shows this text where no docs folder lies beside the program.
for (const [name, file] of [['counting-rules', 'counting-rules.md'], ['counting-rules-de', 'counting-rules.de.md']] as const) write(name, readFileSync(path.resolve(import.meta.dirname, '../../../docs', file), 'utf8'));
// So does the page about self-hosting, of this one.
write('environment', readFileSync(path.resolve(import.meta.dirname, '../../../.env.example'), 'utf8'));

/** A string literal is what every bundler carries along and what costs nothing until it is read; one that most runs never read is given where it is `asked` for. */
function write(name: string, text: string, { asked = false } = {}): void {
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(file, `/** Written by \`npm run compile:rules\`. */\nexport const text${asked ? ' = (): string =>' : ': string ='} ${JSON.stringify(text)};\n`);
  process.stdout.write(`${path.relative(process.cwd(), file)} ${Math.round(text.length / 1024)} kB\n`);
}
