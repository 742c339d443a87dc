import { someAttributeLines } from './attributes';
import { FILE_KINDS, FOLDERS, USUAL_KINDS, WEIRD_MIDDLES } from './file-kinds';
import type { FileKind, FileKindName } from './file-kinds';
import { fits } from './plan-types';
import type { PlannedFile, PlannedTree } from './plan-types';
import type { Random } from './random';

const HEX = '0123456789abcdef';
const NOTHING: readonly string[] = [];

function token(random: Random): string {
  return Array.from({ length: 10 }, () => HEX[random.below(16)]).join('');
}

function newLines(random: Random, kind: FileKind, count: number): string[] {
  const end = random.chance(0.1) ? '\r\n' : '\n';
  return Array.from({ length: count }, () => kind.line(random, token(random)) + end);
}

function newFile(random: Random, kind: FileKindName): PlannedFile {
  const rules: FileKind = FILE_KINDS[kind];
  const mode = random.chance(0.1) ? '100755' : '100644';
  if (rules.binary) return { mode, kind, lines: [`\x89PNG\0${token(random)}\0\n${token(random)}`] };
  const header = (rules.header ?? NOTHING).map((line) => `${line}\n`);
  return { mode, kind, lines: [...header, ...newLines(random, rules, random.chance(0.1) ? 0 : random.between(1, 12))] };
}

function newPath(random: Random, kind: FileKindName): string {
  return random.pick(FOLDERS) + FILE_KINDS[kind].name(`f${token(random).slice(0, 5)}${random.pick(WEIRD_MIDDLES)}`);
}

/** Some lines out, some in, sometimes without an end of line at the end of the file. */
function edited(random: Random, file: PlannedFile): PlannedFile {
  if (file.kind === 'attributes' || file.kind === 'link' || file.kind === 'module') return file;
  const rules: FileKind = FILE_KINDS[file.kind];
  if (rules.binary) return { ...file, lines: [`${file.lines.join('')}\0${token(random)}`] };
  const fixed = rules.header?.length ?? 0;
  const lines = file.lines.flatMap((line, index) => {
    if (index < fixed || random.chance(0.75)) return [line];
    return random.chance(0.5) ? NOTHING : newLines(random, rules, random.between(1, 2));
  });
  if (random.chance(0.7)) lines.splice(random.between(Math.min(fixed, lines.length), lines.length), 0, ...newLines(random, rules, random.between(1, 4)));
  const whole = lines.map((line, index) => (index < lines.length - 1 && !line.endsWith('\n') ? `${line}\n` : line));
  const last = whole.at(-1);
  if (last !== undefined && whole.length > fixed && random.chance(0.1)) whole[whole.length - 1] = last.replace(/\r?\n$/, '');
  return { ...file, lines: whole };
}

const isText = (file: PlannedFile): boolean => file.kind !== 'attributes' && file.kind !== 'link' && file.kind !== 'module' && FILE_KINDS[file.kind].binary !== true;

/** A path of the same kind: a lock file stays one, what is vendored stays there. */
function movedPath(random: Random, path: string, kind: FileKindName): string {
  return random.chance(0.3) && FILE_KINDS[kind].category === 'code' && kind !== 'script' ? `moved/${random.below(9)}/${path.slice(path.lastIndexOf('/') + 1)}` : newPath(random, kind);
}

/**
 * The tree after a commit's work: files added, edited, moved (with and without edits), copied, deleted, made executable, turned into links and back, a folder
 * where a file was, submodules, attributes. `before` is an older tree whose files may come back. Sometimes nothing changes.
 */
export function editTree(random: Random, from: PlannedTree, before: PlannedTree): PlannedTree {
  const files = new Map(from);
  const put = (path: string, file: PlannedFile): void => {
    if (files.has(path) || fits(files, path)) files.set(path, file);
  };
  const operations = random.chance(0.05) ? 0 : random.between(1, 6);
  for (let count = 0; count < operations; count++) {
    const known = [...files];
    const [path, file] = known.length > 0 ? random.pick(known) : ['', undefined];
    const choice = file ? random.below(100) : 0;
    if (!file || choice < 30) {
      const kind = random.pick(USUAL_KINDS);
      put(newPath(random, kind), newFile(random, kind));
    } else if (choice < 62) files.set(path, edited(random, file));
    else if (choice < 72 && isText(file)) {
      files.delete(path);
      const moved = movedPath(random, path, file.kind as FileKindName);
      put(moved, random.chance(0.5) ? file : edited(random, file));
    } else if (choice < 75 && isText(file)) put(newPath(random, file.kind as FileKindName), file);
    else if (choice < 83) files.delete(path);
    else if (choice < 86 && isText(file)) files.set(path, { ...file, mode: file.mode === '100755' ? '100644' : '100755' });
    else if (choice < 89 && isText(file)) files.set(path, { mode: '120000', kind: 'link', lines: [`../${token(random)}`] });
    else if (choice < 91) {
      files.delete(path);
      put(`${path}/inner${token(random).slice(0, 4)}.go`, newFile(random, 'go'));
    } else if (choice < 93) put(`module${token(random).slice(0, 4)}`, { mode: '160000', kind: 'module', lines: [token(random)] });
    else if (choice < 97) {
      const attributes = someAttributeLines(random);
      put(`${random.pick(['', '', 'src/', 'moved/', 'a b/'])}.gitattributes`, { mode: '100644', kind: 'attributes', lines: attributes.map(({ text }) => `${text}\n`), attributes });
    } else {
      const old = [...before].filter(([name]) => !files.has(name));
      if (old.length > 0) put(...random.pick(old));
    }
  }
  return files;
}
