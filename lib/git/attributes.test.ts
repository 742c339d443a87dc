import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LinguistAttributes } from '../languages/types';
import { AttributeReader } from './attributes';
import { parseAttributesFile } from './attributes-file';
import type { CommitChanges } from './types';

const ENVIRONMENT = {
  PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@x', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@x',
} as unknown as NodeJS.ProcessEnv;
const NAMES = ['vendored', 'generated', 'language'] as const;

let folder: string;
const git = (input: string, ...args: string[]) => execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'attributes-'));
  git('', 'init', '-q', '-b', 'main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What git itself says, in our words. */
function gitsOwn(paths: readonly string[]): LinguistAttributes[] {
  const said = git(paths.map((one) => `${one}\0`).join(''), 'check-attr', '--stdin', '-z', ...NAMES.map((name) => `linguist-${name}`)).split('\0');
  return paths.map((_, index) => {
    const attributes: LinguistAttributes = {};
    for (const [offset, name] of NAMES.entries()) {
      const value = said[(index * NAMES.length + offset) * 3 + 2] ?? 'unspecified';
      if (value === 'unspecified') continue;
      if (name !== 'language') attributes[name] = value !== 'unset' && value !== 'false';
      else if (value !== 'set' && value !== 'unset' && value !== '') attributes.language = value;
    }
    return attributes;
  });
}

function ours(files: Record<string, string>, file: string): LinguistAttributes {
  const attributes: LinguistAttributes = {};
  for (const [above, text] of Object.entries(files).sort(([a], [b]) => a.length - b.length)) {
    if (!file.startsWith(above)) continue;
    for (const rule of parseAttributesFile(text)) if (rule.matches(file.slice(above.length))) Object.assign(attributes, Object.fromEntries(rule.values));
  }
  for (const name of NAMES) if (attributes[name] === undefined) delete attributes[name];
  return attributes;
}

const piece = fc.constantFrom('a', 'b', 'src', '*', '**', '?', '/', '/', '.', '.js', '[ab]', '[!a]', '[a-c]', '[]a]', '[[:alpha:]]', String.raw`\*`, 'ü', '-', '+', '(', '{a,b}', '***', 'a**', '!', '[', '\\');
const pattern = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join('')).filter((text) => !/[[{]$|^"|^#/.test(text));
const value = fc.constantFrom('linguist-vendored', '-linguist-vendored', '!linguist-vendored', 'linguist-vendored=false', 'linguist-vendored=true', 'linguist-generated', 'linguist-language=Go', '-linguist-language', 'linguist-language=C++ text', 'binary linguist-generated=false');
const text = fc.array(fc.oneof(fc.tuple(pattern, value).map(([left, right]) => `${left} ${right}`), fc.constantFrom('', '# linguist-vendored', '[attr]x linguist-vendored', '"q\\"\\101" linguist-vendored', '   a\t linguist-generated')), { maxLength: 6 }).map((rows) => `${rows.join('\n')}\n`);
const files = fc.array(fc.constantFrom('a', 'b', 'src', 'a.js', '.js', 'ab', 'q"A', '*', 'c-', 'a+b', '(', '{a,b}', '[', '!'), { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));

describe('attributes', () => {
  it('are matched as git check-attr matches them', () => {
    fc.assert(
      fc.property(text, text, fc.uniqueArray(files, { minLength: 1, maxLength: 25 }), (root, nested, paths) => {
        mkdirSync(path.join(folder, 'src'), { recursive: true });
        writeFileSync(path.join(folder, '.gitattributes'), root);
        writeFileSync(path.join(folder, 'src/.gitattributes'), nested);
        const truth = gitsOwn(paths);
        expect(paths.map((one) => [one, ours({ '': root, 'src/': nested }, one)])).toEqual(paths.map((one, index) => [one, truth[index]]));
      }),
      { numRuns: 150 },
    );
  });

  it('with a pattern made to take for ever are matched at once', () => {
    const [rule] = parseAttributesFile(`${'*a'.repeat(60)}*b linguist-vendored\n`);
    expect(rule?.matches('a'.repeat(4000))).toBe(false);
    expect(rule?.matches(`${'a'.repeat(400)}b`)).toBe(true);
  });

  it('come from the commit’s own tree, whichever commit is asked first', async () => {
    const commit = (changes: Record<string, string | null>): CommitChanges => {
      for (const [name, content] of Object.entries(changes)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        if (content === null) rmSync(path.join(folder, name));
        else writeFileSync(path.join(folder, name), content);
      }
      git('', 'add', '-A');
      git('', 'commit', '-q', '-m', 'x');
      const [sha = '', tree = '', ...parents] = git('', 'log', '-1', '--format=%H %T %P').trim().split(' ');
      return { header: { sha, tree, parents } as unknown as CommitChanges['header'], files: Object.keys(changes).map((name) => ({ path: name })) as CommitChanges['files'] };
    };
    const history = [
      commit({ 'a/x.js': '1', 'y.js': '1' }),
      commit({ '.gitattributes': '*.js linguist-vendored\n', 'a/x.js': '2' }),
      commit({ 'a/x.js': '3', 'y.js': '3' }),
      commit({ 'a/.gitattributes': '*.js -linguist-vendored\n', 'a/x.js': '4', 'y.js': '4' }),
      commit({ 'line\nbreak/.gitattributes': 'z linguist-generated\n', 'line\nbreak/z': '5', 'a/x.js': '5' }),
      commit({ '.gitattributes': null, 'a/x.js': '6', 'y.js': '6' }),
    ];
    const expected = [[undefined, undefined], [true, true], [true, true], [false, true], [false, true], [false, undefined]];
    for (const order of [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [3, 0, 5, 1, 4, 2]]) {
      const reader = new AttributeReader({ gitDir: path.join(folder, '.git'), objectFormat: 'sha1' });
      for (const together of [order.slice(0, 2), order.slice(2)]) {
        const found = await reader.read(together.flatMap((index) => history[index] ?? []));
        for (const [place, index] of together.entries()) {
          expect([found[place]?.('a/x.js')?.vendored, index === 4 ? true : found[place]?.('y.js')?.vendored]).toEqual(expected[index]);
          if (index === 4) expect(found[place]?.('line\nbreak/z')?.generated).toBe(true);
        }
      }
      reader.close();
    }
  });
});
