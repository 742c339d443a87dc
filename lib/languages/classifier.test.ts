import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClassifier, isHeadlineLanguage, languageColor, languageType } from './index';
import { CATEGORIES, type Category, type FileToClassify } from './types';

const classifier = createClassifier();
const of = (path: string, content?: string, rest: Partial<FileToClassify> = {}) => classifier.classify({ path, ...(content === undefined ? {} : { content: Buffer.from(content) }), ...rest });

describe('language', () => {
  it.each<[string, string | undefined, string | null, string]>([
    ['a.go', undefined, 'Go', 'extension .go'],
    ['src/Makefile', undefined, 'Makefile', 'file name Makefile'],
    ['bin/tool', '#!/usr/bin/env -S python3.11 -u\n', 'Python', 'shebang python3'],
    ['bin/tool', '#!/bin/sh\nexec ruby "$0" "$@"\n', 'Ruby', 'shebang ruby'],
    ['bin/tool', '#! /usr/bin/env A=b -i ruby -w\n', 'Ruby', 'shebang ruby'],
    ['bin/tool', '\n# vim: set ft=ruby :\n', 'Ruby', 'modeline ruby'],
    ['notes', '-*- mode: org -*-\n', 'Org', 'modeline org'],
    ['a.h', 'template <class T>\nclass A {};\n', 'C++', 'content of .h'],
    ['a.h', '@interface A\n@end\n', 'Objective-C', 'content of .h'],
    ['a.h', 'int a(void);\n', 'C', 'content of .h'],
    ['a.h', undefined, 'C', 'extension .h, the likeliest of its languages'],
    ['a.ts', '<?xml version="1.0"?>\n<TS version="2.0">\n', 'XML', 'content of .ts'],
    ['a.ts', 'const a = 1;\n', 'TypeScript', 'content of .ts'],
    ['a.m', ':- module x.\n', 'Mercury', 'content of .m'],
    ['unheard.of', '<?xml version="1.0"?>\n<a/>\n', 'XML', 'XML header'],
    ['git.1', '.TH GIT 1\n.SH NAME\n', 'Roff Manpage', 'content of .1'],
    ['token.sol', 'pragma solidity ^0.8.0;\n', 'Solidity', 'content of .sol'],
    ['a.unheardof', 'x\n', null, 'no rule knows this name or content'],
    ['dashboard.brd', '<?xml version="1.0"?><eagle version="6.5"><drawing><layers><layer number="1"/></layers></drawing></eagle>', 'Eagle', 'words of the content, most like Eagle'],
    ['empty.h', '', 'C', 'extension .h, the likeliest of its languages'],
    ['a.rs', '\ufeffuse std::io;\nfn main() {}\n', 'Rust', 'content of .rs'],
    ['weird.constructor', 'x', null, 'no rule knows this name or content'],
  ])('of %s with %j is %s by %s', (path, content, language, reason) => {
    expect(of(path, content)).toMatchObject({ language, reason: expect.stringContaining(reason) as string });
  });

  it('reads UTF-16 by its byte order mark', () => {
    const content = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('#import <a.h>\n@interface A\n', 'utf16le')]);
    expect(classifier.classify({ path: 'a.h', content })).toMatchObject({ language: 'Objective-C', category: 'code' });
  });

  it('names types and colours of Linguist', () => {
    expect(languageColor('Go')).toBe('#00ADD8');
    expect(languageColor('No such language')).toBeNull();
    expect(languageType('Markdown')).toBe('prose');
    expect(languageType('No such language')).toBeNull();
    expect(['Go', 'HTML', 'SQL', 'GraphQL', 'Protocol Buffer', 'JSON', 'Markdown', 'No such language'].map(isHeadlineLanguage)).toEqual([true, true, true, true, true, false, false, false]);
  });
});

describe('category', () => {
  it.each<[string, Category, string]>([
    ['src/a.go', 'code', 'extension .go'],
    ['src/a.sql', 'code', 'extension .sql'],
    ['package-lock.json', 'lock', 'lock file package-lock.json'],
    ['a/b/Cargo.lock', 'lock', 'lock file'],
    ['node_modules/x/package-lock.json', 'lock', 'lock file'],
    ['go.sum', 'lock', 'lock file'],
    ['vendor/github.com/x/a.go', 'vendored', 'vendored path vendor/'],
    ['web/jquery.min.js', 'vendored', 'vendored path'],
    ['Pods/A/a.m', 'vendored', 'vendored path Pods/'],
    ['a.designer.cs', 'generated', '.NET designer file'],
    ['x/__generated__/q.ts', 'generated', 'GraphQL'],
    ['README.md', 'documentation', 'documentation path README.'],
    ['docs/tool.py', 'documentation', 'documentation path docs/'],
    ['notes/plan.md', 'documentation', 'prose'],
    ['config/a.yml', 'data', 'data'],
    ['a.json', 'data', 'data'],
    ['logo.svg', 'data', 'data'],
    ['logo.png', 'binary', 'binary by its suffix .png'],
    ['fonts/a.WOFF2', 'binary', 'binary by its suffix'],
    ['src/a.test.ts', 'test', 'test file name a.test.ts'],
    ['tests/helper.py', 'test', 'test folder tests/'],
    ['pkg/a_test.go', 'test', 'test file name'],
    ['spec/models/user_spec.rb', 'test', 'test folder spec/'],
    ['src/test/java/A.java', 'test', 'test folder test/'],
    ['src/main/java/ATest.java', 'test', 'test file name'],
    ['t/t0001-init.sh', 'test', 'test folder t/'],
    ['src/latest/a.py', 'code', 'extension .py'],
    ['src/contest.py', 'code', 'extension .py'],
    ['tests/data.json', 'data', 'data'],
    ['what.unheardof', 'code', 'no rule knows'],
  ])('of %s is %s: %s', (path, category, reason) => {
    expect(of(path)).toMatchObject({ category, reason: expect.stringContaining(reason) as string });
  });

  it('is data for symbolic links and submodules, which hold no written lines', () => {
    expect(of('a.go', 'b.go', { mode: '120000' })).toMatchObject({ language: null, category: 'data', reason: expect.stringContaining('symbolic link') as string });
    expect(of('lib/x', undefined, { mode: '160000' })).toMatchObject({ language: null, category: 'data', reason: expect.stringContaining('submodule') as string });
  });

  it('is binary where git says so or a NUL stands at the beginning', () => {
    expect(of('a.go', undefined, { binary: true })).toMatchObject({ language: null, category: 'binary', reason: 'binary for git' });
    expect(of('a.go', 'a\0b')).toMatchObject({ language: null, category: 'binary', reason: 'binary content' });
    expect(of('a.go', `${'a'.repeat(8000)}\0`)).toMatchObject({ language: 'Go', category: 'code' });
  });
});

describe('attributes of .gitattributes', () => {
  it('choose the language by name or alias', () => {
    expect(of('a.inc', undefined, { attributes: { language: 'php' } })).toMatchObject({ language: 'PHP', category: 'code', reason: 'linguist-language=php' });
    expect(of('a.inc', undefined, { attributes: { language: 'Ignore-List' } }).language).toBe('Ignore List');
    expect(of('a.go', undefined, { attributes: { language: 'no such one' } }).language).toBe('Go');
  });

  it('set and unset vendored, generated and documentation', () => {
    expect(of('a.go', undefined, { attributes: { vendored: true } }).category).toBe('vendored');
    expect(of('vendor/a.go', undefined, { attributes: { vendored: false } }).category).toBe('code');
    expect(of('a.go', undefined, { attributes: { generated: true } }).category).toBe('generated');
    expect(of('a.go', '// Code generated by x. DO NOT EDIT.\n\npackage a\n', { attributes: { generated: false } }).category).toBe('code');
    expect(of('package-lock.json', undefined, { attributes: { generated: false } }).category).toBe('data');
    expect(of('a.go', undefined, { attributes: { documentation: true } }).category).toBe('documentation');
    expect(of('docs/a.go', undefined, { attributes: { documentation: false } }).category).toBe('code');
  });

  it('make data detectable and code not', () => {
    expect(of('a.json', undefined, { attributes: { detectable: true } }).category).toBe('code');
    expect(of('a.go', undefined, { attributes: { detectable: false } })).toMatchObject({ category: 'data', reason: expect.stringContaining('linguist-detectable') as string });
  });
});

describe('whether content is needed', () => {
  it.each([
    ['a.swift', false], ['Makefile', false], ['a.json', false], ['package-lock.json', false], ['vendor/a.go', false], ['a.png', false], ['README.md', false], ['docs/a.js', false],
    ['a.go', true], ['a.js', true], ['a.h', true], ['a.rs', true], ['bin/tool', true], ['a.unheardof', true], ['a.sol', true],
  ])('of %s is %s', (path, needed) => {
    expect(classifier.needsContent(path)).toBe(needed);
  });

  it('depends on attributes', () => {
    expect(classifier.needsContent('vendor/a.go', { vendored: false })).toBe(true);
    expect(classifier.needsContent('a.go', { generated: true })).toBe(false);
    expect(classifier.needsContent('a.go', { generated: false })).toBe(false);
    expect(classifier.needsContent('a.h', { generated: false })).toBe(true);
    expect(classifier.needsContent('a.h', { generated: false, language: 'C' })).toBe(false);
  });

  it('is never denied where content without modeline or shebang changes the category or a language of the headline', () => {
    const paths = fc.constantFrom('a.swift', 'a.kt', 'a.tsx', 'a.jsx', 'a.css', 'a.toml', 'a.json', 'a.md', 'src/a.vue', 'a.sh', 'vendor/a.js', 'docs/a.h', 'a.sql', 'a.yaml', 'a.ex', 'Dockerfile', 'a.inc', 'a.txt');
    const contents = fc.constantFrom('x\n', '<TS>\n', '<?xml version="1.0"?>\n', '// Generated by Haxe\n\n', '(define_insn)\n', '{"swagger": "2.0"}', 'BEGIN;\n', '---\n');
    fc.assert(
      fc.property(paths, contents, (path, content) => {
        fc.pre(!classifier.needsContent(path));
        const [named, read] = [of(path), of(path, content)];
        const counted = (language: string | null) => (language !== null && isHeadlineLanguage(language) ? language : null);
        expect([read.category, counted(read.language)]).toEqual([named.category, counted(named.language)]);
      }),
    );
  });
});

describe('any input', () => {
  it('gets one of the categories and a reason, and never throws', () => {
    const suffix = fc.constantFrom('', '.h', '.m', '.inc', '.js', '.html', '.ps', '.txt', '.xml', '.1', '.yy', '.pp', '.ts', '.map', '.frm', '.rb', '.v', '.pl');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), suffix, fc.option(fc.uint8Array({ maxLength: 400 })), fc.boolean(), (name, end, content, whole) => {
        const file: FileToClassify = { path: name + end, ...(content ? { content, ...(whole ? {} : { size: content.length + 1 }) } : {}) };
        classifier.needsContent(file.path);
        const { category, reason } = classifier.classify(file);
        expect(CATEGORIES).toContain(category);
        expect(reason).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostile content', () => {
  it.each(['.as', '.e', '.inc', '.bas', '.h', '.ps', '.d', '.odin'])('of a file %s made of blank lines or one endless word is judged like any other', (suffix) => {
    for (const unit of ['\n', ' \n', '\t', '1']) expect(of(`a${suffix}`, unit.repeat(50_000)).category).not.toBe('binary');
  });
});
