import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { openSync } from 'fontkit';
import type { Font } from 'fontkit';
import { layOutAnything } from './lay-out';

/** Faces of the exports: those of the page. */
export type FaceName = 'sans' | 'sans-bold' | 'serif' | 'mono';

/** One font file and what it holds. */
export interface FontFile {
  /** The same for the same file, e.g. `public-sans-latin-400-normal`. */
  id: string;
  font: Font;
}

const modules = createRequire(import.meta.url);
const WRITTEN = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'];
/** Families in the order in which a letter is looked for; what no family of a face holds is looked for in the last ones. */
const FAMILIES: Record<FaceName, readonly { family: string; weight: number }[]> = {
  sans: [{ family: 'public-sans', weight: 400 }, { family: 'source-serif-4', weight: 400 }],
  'sans-bold': [{ family: 'public-sans', weight: 600 }, { family: 'source-serif-4', weight: 600 }],
  serif: [{ family: 'source-serif-4', weight: 400 }],
  mono: [{ family: 'commit-mono', weight: 400 }, { family: 'public-sans', weight: 400 }],
};
/** Families of one script each, in one file: looked into where a letter belongs to the script. */
const SCRIPTS = (['arabic', 'hebrew', 'devanagari', 'gujarati', 'oriya', 'tamil', 'sinhala', 'thai', 'ethiopic', 'armenian', 'georgian'] as const)
  .map(script => ({ family: `noto-sans-${script}`, subset: script, letters: new RegExp(`\\p{Script_Extensions=${script[0]?.toUpperCase()}${script.slice(1)}}`, 'u') }));
/** Families cut into a hundred files, of which a text needs one or two: Hangul, then Chinese characters, kana and much else, then emoji without colour. */
const CUT = ['gowun-dodum', 'noto-sans-sc', 'noto-emoji'] as const;
/** The one weight in which those come. */
const REGULAR = 400;

const files = new Map<string, FontFile | undefined>();

/** Opens a packed font that can set every text. The unpacker that fontkit uses for WOFF cannot read every table that zlib can; what it cannot read comes from the WOFF2 beside it, which takes longer. */
function open(path: string): Font {
  let font = openSync(path);
  try {
    font.hasGlyphForCodePoint(0x20);
  } catch {
    font = openSync(`${path}2`);
  }
  font.layout = layOutAnything(font);
  return font;
}

function fileOf(family: string, subset: string, weight: number): FontFile | undefined {
  const id = `${family}-${subset}-${weight}-normal`;
  if (!files.has(id)) {
    let found: FontFile | undefined;
    try {
      const path = modules.resolve(`@fontsource/${family}/files/${id}.woff`);
      found = { id, font: open(path) };
    } catch (error) {
      // Not every family is cut into the same parts.
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND' && (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    files.set(id, found);
  }
  return files.get(id);
}

interface Part { subset: string; from: number; to: number }
const partsOf = new Map<string, Part[]>();

/** Which file of a family that is cut into many holds which letters. */
function parts(family: string): Part[] {
  let known = partsOf.get(family);
  known ??= Object.entries(JSON.parse(readFileSync(modules.resolve(`@fontsource/${family}/unicode.json`), 'utf8')) as Record<string, string>)
    .flatMap(([name, ranges]) => ranges.split(',').map(range => {
      const [from = '', to = from] = range.replace('U+', '').split('-');
      return { subset: name.replace(/[[\]]/gu, ''), from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) };
    }));
  partsOf.set(family, known);
  return known;
}

function cutFile(codePoint: number): FontFile | undefined {
  for (const family of CUT) {
    for (const { subset, from, to } of parts(family)) {
      if (codePoint < from || codePoint > to) continue;
      const file = fileOf(family, subset, REGULAR);
      if (file?.font.hasGlyphForCodePoint(codePoint)) return file;
    }
  }
  return undefined;
}

function scriptFile(codePoint: number): FontFile | undefined {
  const letter = String.fromCodePoint(codePoint);
  const own = SCRIPTS.filter(({ letters }) => letters.test(letter)).map(({ family, subset }) => fileOf(family, subset, REGULAR));
  return own.find(file => file?.font.hasGlyphForCodePoint(codePoint));
}

const found = new Map<string, FontFile | undefined>();

/** The font file that holds a letter in a face, or in the family that stands in for it; undefined where none does. */
export function fontOf(face: FaceName, codePoint: number): FontFile | undefined {
  const key = `${face} ${codePoint}`;
  if (!found.has(key)) {
    if (found.size > 20_000) found.clear();
    let file: FontFile | undefined;
    for (const { family, weight } of FAMILIES[face]) {
      file ??= WRITTEN.map(subset => fileOf(family, subset, weight)).find(one => one?.font.hasGlyphForCodePoint(codePoint));
    }
    found.set(key, file ?? scriptFile(codePoint) ?? cutFile(codePoint));
  }
  return found.get(key);
}
