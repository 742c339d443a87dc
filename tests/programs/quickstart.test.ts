import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { atLeast, chooseAuthor, parseArguments } from '../../infra/scripts/quickstart/arguments.mjs';
import { needsBuild, needsInstall } from '../../infra/scripts/quickstart/freshness.mjs';

describe('what a person writes', () => {
  test('repositories and addresses in any order', () => {
    expect(parseArguments(['../a', '--email', 'ada@example.org', 'https://example.org/b.git', '--email=bo@example.org'])).toEqual({
      repositories: ['../a', 'https://example.org/b.git'], emails: ['ada@example.org', 'bo@example.org'], help: false,
    });
    expect(parseArguments([])).toEqual({ repositories: [], emails: [], help: false });
    expect(parseArguments(['--', '--help']).help).toBe(true);
  });

  test.each([[['--email']], [['--email', ' ']], [['--port', '1']]])('%j is refused with a sentence', words => {
    expect(() => parseArguments(words)).toThrow(/\.$/u);
  });
});

describe('whose commits are shown', () => {
  const authors = [{ email: 'bo@example.org', commits: 4 }, { email: 'Ada@example.org', commits: 3 }, { email: 'merges@example.org', commits: 0 }];

  test('the address in git’s configuration, if it has commits there', () => {
    expect(chooseAuthor(authors, 'ADA@example.org')).toBe('ada@example.org');
  });

  test('else the one with the most commits, over all repositories', () => {
    expect(chooseAuthor(authors, 'merges@example.org')).toBe('bo@example.org');
    expect(chooseAuthor(authors, undefined)).toBe('bo@example.org');
    expect(chooseAuthor([...authors, { email: 'ada@example.org', commits: 2 }], '')).toBe('ada@example.org');
  });

  test('nobody where there are no commits', () => {
    expect(chooseAuthor([], 'ada@example.org')).toBeUndefined();
    expect(chooseAuthor([{ email: '', commits: 3 }], undefined)).toBeUndefined();
  });
});

test('versions are compared part by part', () => {
  expect([atLeast('20.19.0', '20.19.0'), atLeast('v22.1', '20.19.0'), atLeast('20.9.9', '20.19.0'), atLeast('git version 2.39.5 (x)', '2.36.0')]).toEqual([true, true, false, true]);
});

test('what is newer than its result is made again', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'fresh-'));
  const write = (name: string, seconds: number): void => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    utimesSync(file, seconds, seconds);
  };
  try {
    write('package-lock.json', 1_000);
    expect([needsInstall(root), needsBuild(root)]).toEqual([true, true]);
    write('node_modules/.package-lock.json', 1_001);
    write('lib/deep/source.ts', 1_000);
    for (const made of ['dist/commit-stats.js', 'dist/serve.js', 'dist/draw.js', '.next/BUILD_ID']) write(made, 1_002);
    expect([needsInstall(root), needsBuild(root)]).toEqual([false, false]);
    write('lib/languages/compiled/rules.ts', 1_003);
    expect(needsBuild(root)).toBe(false);
    write('lib/deep/source.ts', 1_003);
    expect(needsBuild(root)).toBe(true);
    write('package-lock.json', 1_004);
    expect(needsInstall(root)).toBe(true);
  } finally {
    rmSync(root, { recursive: true });
  }
});
