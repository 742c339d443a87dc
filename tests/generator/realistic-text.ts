import type { Random } from './random';

/** A language of the large repositories: where its files lie, how big they are and how its lines look. */
export interface TextKind {
  name(stem: string): string;
  /** How often a new file is of this kind. */
  weight: number;
  /** Typical lines of a file. */
  lines: number;
  line(random: Random, word: () => string): string;
}

const SYLLABLES = ['ba', 'co', 'di', 'fe', 'gu', 'ha', 'in', 'jo', 'ka', 'le', 'mo', 'ne', 'or', 'pa', 'qu', 're', 'si', 'ta', 'un', 've'];

/** Words in which the first are used most, as names in programs are. */
export function vocabulary(random: Random, size: number): () => string {
  const words = Array.from({ length: size }, () => Array.from({ length: random.between(2, 4) }, () => random.pick(SYLLABLES)).join(''));
  return () => words[Math.floor(size ** (random.below(1_000_000) / 1_000_000)) - 1] ?? 'x';
}

const indent = (random: Random, unit = '    '): string => unit.repeat(random.below(4));

const python: TextKind['line'] = (random, word) =>
  random.pick([
    () => '', () => '', () => `${indent(random)}return ${word()}`, () => `${indent(random)}self.${word()} = ${word()}(${word()}, ${word()})`, () => `def ${word()}_${word()}(${word()}, ${word()}=None):`,
    () => `${indent(random)}if ${word()} is not ${word()}:`, () => `${indent(random)}# ${word()} ${word()} ${word()} ${word()}`, () => `from ${word()}.${word()} import ${word()}`,
  ])();

const typescript: TextKind['line'] = (random, word) =>
  random.pick([
    () => '', () => `${indent(random, '  ')}}`, () => `${indent(random, '  ')}const ${word()} = await ${word()}(${word()}, { ${word()}: ${word()} });`, () => `export function ${word()}(${word()}: ${word()}): void {`,
    () => `${indent(random, '  ')}if (${word()}.${word()} !== undefined) return ${word()};`, () => `import { ${word()} } from './${word()}';`, () => `${indent(random, '  ')}// ${word()} ${word()} ${word()}`,
  ])();

const c: TextKind['line'] = (random, word) =>
  random.pick([
    () => '', () => '}', () => `${indent(random, '\t')}struct ${word()} *${word()} = ${word()}_${word()}(${word()});`, () => `static int ${word()}_${word()}(const char *${word()})`, () => '{',
    () => `${indent(random, '\t')}if (${word()}->${word()} < 0)`, () => `${indent(random, '\t')}return ${word()};`, () => `#include "${word()}.h"`,
  ])();

const suffixed = (folder: string, suffix: string) => (stem: string) => `${folder}${stem}${suffix}`;

export const TEXT_KINDS: TextKind[] = [
  { name: suffixed('src/', '.py'), weight: 30, lines: 340, line: python },
  { name: (stem) => `tests/test_${stem.replaceAll('/', '_')}.py`, weight: 18, lines: 400, line: python },
  { name: suffixed('web/', '.ts'), weight: 20, lines: 220, line: typescript },
  { name: suffixed('native/', '.c'), weight: 10, lines: 700, line: c },
  { name: suffixed('docs/', '.md'), weight: 12, lines: 120, line: (random, word) => Array.from({ length: random.between(0, 12) }, word).join(' ') },
  { name: suffixed('config/', '.yml'), weight: 6, lines: 40, line: (random, word) => `${indent(random, '  ')}${word()}: ${word()}` },
  { name: suffixed('web/', '/package-lock.json'), weight: 1, lines: 1500, line: (_, word) => `    "${word()}-${word()}": "${word()}",` },
  { name: suffixed('vendor/', '.js'), weight: 3, lines: 500, line: typescript },
];

/** One of the kinds by weight. */
export function someTextKind(random: Random): TextKind {
  let at = random.below(TEXT_KINDS.reduce((sum, { weight }) => sum + weight, 0));
  const found = TEXT_KINDS.find(({ weight }) => (at -= weight) < 0);
  return found ?? (TEXT_KINDS[0] as TextKind);
}
