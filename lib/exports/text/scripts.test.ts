import { expect, test } from 'vitest';
import { runsRightToLeft, visualRuns } from './direction';
import { missingLetters, runsOf, widthOf } from './shape';

const NAMES = ['Łukasz', '李', '李小龍', '김', '김철수', 'محمد', 'محمد علي', 'דוד', 'אָלֶף', 'अर्जुन', 'विक्रम', 'Ελένη', 'Дмитрий', 'さくら', 'สมชาย', 'தமிழ்', 'Երևան', 'ქართული', 'Nguyễn', '🎉', '👩🏽‍💻', 'می‌خواهم'];
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
