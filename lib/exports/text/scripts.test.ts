import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsRightToLeft, visualRuns } from './direction';
import { outline } from './outline';
import { missingLetters, runsOf, widthOf } from './shape';

const NAMES = ['Łukasz', '李', '李小龍', '김', '김철수', 'محمد', 'محمد علي', 'דוד', 'אָלֶף', 'अर्जुन', 'विक्रम', 'Ελένη', 'Дмитрий', 'さくら', 'สมชาย', 'தமிழ்', 'નરેન્દ્ર', 'પ્રિયંકા', 'ଅର୍ଜୁନ', 'ପ୍ରିୟଙ୍କା', 'ප්‍රියංකා', 'සුනිල්', 'ኃይለ ሥላሴ', 'Երևան', 'ქართული', 'Nguyễn', '🎉', '👩🏽‍💻', 'می‌خواهم'];
const written = (text: string, face: 'serif' | 'sans'): string => visualRuns(text, face).map((run) => run.text).join('|');

test.each(NAMES)('%s is drawn with signs of fonts, never with the box for what a font lacks', (name) => {
  for (const face of ['serif', 'sans', 'sans-bold', 'mono'] as const) {
    expect(missingLetters(name, face)).toEqual([]);
    const signs = visualRuns(`${name} (x) ${name}`, face).flatMap(({ file, text }) => file.font.layout(text).glyphs);
    expect(signs.length).toBeGreaterThan(2);
    expect(signs.filter(({ id }) => id === 0)).toEqual([]);
    expect(widthOf(name, face, 20)).toBeGreaterThan(4);
  }
});

test('every letter there is can be asked for, in whichever file its sign lies', () => {
  let drawn = 0;
  for (let codePoint = 0x20; codePoint <= 0x1_FFFF; codePoint += 1) {
    const letter = String.fromCodePoint(codePoint);
    if (/\p{Surrogate}/u.test(letter)) continue;
    const [run] = runsOf(letter, 'sans');
    if (run && run.file.font.unitsPerEm > 0) drawn += 1;
  }
  expect(drawn).toBeGreaterThan(15_000);
  // A file whose table of letters takes two ways of unpacking.
  expect(widthOf('乍乓佚', 'serif', 20)).toBeGreaterThan(40);
}, 600_000);

test('letters whose marks have no place in their font are drawn all the same', () => {
  for (const name of ['ڢ', 'ڥ', 'ݠ', 'لڥa']) {
    expect(widthOf(name, 'sans', 20)).toBeGreaterThan(4);
    expect(outline(name, 'sans', 20, 0, 0).length).toBeGreaterThan(40);
  }
});

const SCRIPTS = [[0x590, 0x5FF], [0x600, 0x77F], [0x8A0, 0x8FF], [0x900, 0x97F], [0xA80, 0xAFF], [0xB00, 0xB7F], [0xB80, 0xBFF], [0xD80, 0xDFF], [0x1200, 0x139F], [0xE00, 0xE7F], [0x530, 0x58F], [0x10A0, 0x10FF], [0x20, 0x52F], [0x1E00, 0x206F], [0x1F300, 0x1FAFF], [0xAC00, 0xD7A3], [0x4E00, 0x9FFF]] as const;
const anywhere = fc.oneof(...SCRIPTS.map(([min, max]) => fc.array(fc.integer({ min, max }), { minLength: 1, maxLength: 8 }).map(points => String.fromCodePoint(...points))));

test('any letters of any script beside one another have a width and an outline', () => {
  fc.assert(fc.property(fc.array(anywhere, { minLength: 1, maxLength: 3 }), (parts) => {
    const text = parts.join('');
    expect(widthOf(text, 'sans', 20)).toBeGreaterThanOrEqual(0);
    expect(outline(text, 'sans', 20, 0, 0)).not.toContain('NaN');
  }), { numRuns: 300 });
}, 600_000);

test('letters that join take their forms from their neighbours', () => {
  const [run] = runsOf('محمد', 'serif');
  const alone = Array.from('محمد', (letter) => run?.file.font.layout(letter).glyphs[0]?.id);
  expect(run?.file.font.layout('محمد').glyphs.map(({ id }) => id).toReversed().slice(0, 3)).not.toEqual(alone.slice(0, 3));
});

test('words from right to left stand in their order, numbers and Latin among them as they are read', () => {
  expect(written('محمد علي', 'serif')).toBe('علي| |محمد');
  expect(written('محمد (Ali)', 'serif')).toBe('(|Ali|)| |محمد');
  expect(written('דוד 42', 'serif')).toMatch(/^42\| ?\|?דוד$/u);
  expect(written('Days where דוד was', 'sans')).toMatch(/^Days where \|?דוד\|? was$/u);
  expect(written('Ada Lindqvist', 'serif')).toBe('Ada Lindqvist');
});

test('a script that no font here holds is told', () => {
  expect(missingLetters('བོད Ada', 'serif').length).toBeGreaterThan(0);
  expect(runsOf('བོད', 'serif')).toEqual([]);
});

test('a text runs as its first letter with a direction does', () => {
  expect(['محمد', '2026: דוד', 'דוד Ada'].map(runsRightToLeft)).toEqual([true, true, true]);
  expect(['Ada', 'Ada דוד', '2026', ''].map(runsRightToLeft)).toEqual([false, false, false, false]);
});
