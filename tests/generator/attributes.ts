import type { Category } from '../../lib/languages/types';
import { FILE_KINDS } from './file-kinds';
import type { FileKind, FileKindName } from './file-kinds';
import type { Random } from './random';

/** One line of a generated `.gitattributes`: a suffix and what is said of it. */
export interface AttributeLine {
  suffix: string;
  text: string;
  set: { language?: string; vendored?: boolean; generated?: boolean; documentation?: boolean };
}

const said = (suffix: string, words: string, set: AttributeLine['set']): AttributeLine => ({ suffix, text: `*${suffix} ${words}`, set });

/** Lines about languages, and lines that change git's own diff where they are honoured, which they must not be. */
const CHOICES: AttributeLine[] = [
  said('.qqq', 'linguist-language=Zig', { language: 'Zig' }),
  said('.qqq', 'linguist-language=java', { language: 'Java' }),
  said('.py', 'linguist-generated', { generated: true }),
  said('.py', '-linguist-generated', { generated: false }),
  said('.java', 'linguist-vendored=true', { vendored: true }),
  said('.java', 'linguist-vendored=false', { vendored: false }),
  said('.swift', 'linguist-documentation', { documentation: true }),
  said('.go', '-linguist-vendored', { vendored: false }),
  said('.css', 'text=auto linguist-generated=true', { generated: true }),
  said('.go', '-diff', {}),
  said('.zig', 'binary', {}),
  said('.md', 'diff=markdown', {}),
];

export function someAttributeLines(random: Random): AttributeLine[] {
  return Array.from({ length: random.between(1, 4) }, () => random.pick(CHOICES));
}

/** Lines of each `.gitattributes` of a tree, by folder (`''` or ending in `/`). */
export type AttributeFiles = ReadonlyMap<string, readonly AttributeLine[]>;

/** What a text file counts as: the deepest folder's last line wins (gitattributes(5)), then the kind's own nature. */
export function expectedClass(path: string, kind: FileKindName, files: AttributeFiles): { language: string | null; category: Category } {
  const own: FileKind = FILE_KINDS[kind];
  const natural: Category = own.category;
  const set: AttributeLine['set'] = {};
  for (let end = 0; end >= 0; end = path.indexOf('/', end) < 0 ? -1 : path.indexOf('/', end) + 1) {
    for (const line of files.get(path.slice(0, end)) ?? []) if (path.endsWith(line.suffix)) Object.assign(set, line.set);
  }
  const language = set.language ?? own.language;
  if (natural === 'lock') return { language, category: 'lock' };
  if (set.vendored ?? /(?:^|\/)vendor\//.test(path)) return { language, category: 'vendored' };
  if (set.generated ?? natural === 'generated') return { language, category: 'generated' };
  if (set.documentation ?? natural === 'documentation') return { language, category: 'documentation' };
  const category = ['vendored', 'generated'].includes(natural) ? 'code' : natural;
  return { language, category };
}
