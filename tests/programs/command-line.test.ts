import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitStats, startCommitStats } from '../support/program';
import { git, makeRepository } from '../support/small-repository';

const ADA = 'ada@example.org';
let folder: string;
let repository: string;
let environment: Record<string, string>;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'command-line-'));
  environment = { COMMIT_STATS_DATA: path.join(folder, 'data'), COMMIT_STATS_TEMP: path.join(folder, 'temporary') };
  repository = makeRepository(folder, 'quorum', [
    { email: ADA, file: 'src/main.ts', lines: 5 },
    { email: 'Ada@Example.org', file: 'README.md', lines: 2, message: 'docs: how to start' },
    { email: 'bo@example.org', name: 'Bo \u001B[31mRed', file: 'src/bo.go', lines: 4 },
    { email: ADA, file: 'package-lock.json', lines: 7, message: 'chore: lock' },
  ]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('help and wrong use', () => {
  test('every command has help with an example, on stdout and with exit code 0', () => {
    const whole = commitStats(['--help']);
    expect([whole.code, whole.stderr]).toEqual([0, '']);
    for (const command of ['scan', 'collect', 'cv', 'classify', 'authors', 'migrate', 'backup']) {
      expect(whole.stdout).toContain(`  ${command} `);
      const { code, stdout, stderr } = commitStats([command, '--help']);
      expect([command, code, stderr]).toEqual([command, 0, '']);
      expect(stdout).toMatch(new RegExp(`For example:\n  commit-stats ${command} `, 'u'));
    }
  });

  test.each([
    [[], 'Name a command'],
    [['sacn'], 'There is no command "sacn"'],
    [['constructor'], 'There is no command "constructor"'],
    [['--quiet', 'scan', '.'], 'Say whose commits'],
    [['scan'], 'path-or-url'],
    [['scan', '.'], 'Say whose commits'],
    [['scan', '.', '--email', 'a@b', '--all-authors'], 'Choose one of'],
    [['scan', '.', '--email', ''], 'e-mail address is empty'],
    [['scan', '.', '--all-authors', '--since', '2025-02-30'], 'A day is written as'],
    [['scan', '.', '--all-authors', '--since', '2025-02-02', '--until', '2025-02-01'], 'ends before it starts'],
    [['scan', '.', '--frob'], "Unknown option '--frob'"],
    [['scan', 'ssh://example.org/x', '--all-authors'], 'over http or https'],
    [['scan', 'https://me:secret-word@example.org/x', '--all-authors'], 'user name or password'],
    [['cv', 'extra'], 'Too many arguments'],
    [['cv', '--json', '--html', 'x.html'], 'Choose one of'],
    [['classify'], 'file'],
    [['authors', '.', '.'], 'Too many arguments'],
  ])('%j is wrong use: exit code 2, one sentence on stderr, nothing on stdout', (args, sentence) => {
    const { code, stdout, stderr } = commitStats(args, environment);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('secret-word');
  });

  test('a folder that is not there, or holds no repository, is a failure: exit code 1 and one sentence', () => {
    for (const place of [path.join(folder, 'nowhere'), tmpdir()]) {
      const { code, stdout, stderr } = commitStats(['scan', place, '--all-authors'], environment);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });
});

interface Row { commits: number; filesChanged: number; additions: number; deletions: number }
interface ScanShape extends Row { activeDays: number; headline: Row; excluded: (Row & { reason: string })[]; byLanguage: (Row & { language: string; commitShare: number })[]; byDay: Row[] }

describe('scan', () => {
  test('JSON has the promised names, and headline and exclusions add up to what git counts', () => {
    const { code, stdout, stderr } = commitStats(['scan', repository, '--email', 'ADA@example.ORG', '--json'], environment);
    expect([code, stderr]).toEqual([0, '']);
    const got = JSON.parse(stdout) as ScanShape;
    for (const name of ['headline', 'byLanguage', 'byCategory', 'byKind', 'byRepository', 'byDay', 'excluded', 'incomplete', 'rules']) expect(got).toHaveProperty(name);
    expect(got).toMatchObject({ commits: 3, filesChanged: 3, additions: 14, deletions: 0, headline: { additions: 5, filesChanged: 1, commits: 3 } });
    for (const key of ['filesChanged', 'additions', 'deletions'] as const) {
      expect(got.headline[key] + got.excluded.reduce((sum, row) => sum + row[key], 0)).toBe(got[key]);
    }
    expect(got.byLanguage).toEqual([expect.objectContaining({ language: 'TypeScript', commits: 1, commitShare: 1, additions: 5 })]);
  });

  test('several repositories give one result: the same work in a copy counts once, the same place named twice is one', () => {
    const copy = path.join(folder, 'copy.git');
    git(folder, 'clone', '--quiet', '--bare', repository, copy);
    const got = JSON.parse(commitStats(['scan', repository, copy, repository, '--all-authors', '--json'], environment).stdout) as ScanShape;
    expect(got).toMatchObject({ commits: 8, headline: { commits: 4 } });
    expect(got.excluded.find(({ reason }) => reason === 'duplicate')).toMatchObject({ commits: 4 });
  });

  test('a period takes in its first and last day', () => {
    const day = (JSON.parse(commitStats(['scan', repository, '--all-authors', '--json'], environment).stdout) as { byDay: { date: string }[] }).byDay[0]?.date ?? '';
    const within = JSON.parse(commitStats(['scan', repository, '--all-authors', '--json', '--since', day, '--until', day], environment).stdout) as ScanShape;
    expect(within.commits).toBe(4);
  });

  test('tables are plain where nobody looks at a terminal, and start with the headline', () => {
    const { stdout } = commitStats(['scan', repository, '--all-authors'], environment);
    expect(stdout).not.toContain('\u001B');
    expect(stdout.split('\n')[1]).toMatch(/^4 commits on 1 active day/u);
    expect(stdout).toContain('TypeScript');
  });

  test('no commit is a right answer with a hint on stderr', () => {
    const { code, stdout, stderr } = commitStats(['scan', repository, '--email', 'nobody@example.org', '--json'], environment);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ commits: 0 });
    expect(stderr).toContain('commit-stats authors');
  });

  test('a reader who goes away ends it quietly', async () => {
    const child = startCommitStats(['authors', repository], environment);
    child.stdout?.destroy();
    let errors = '';
    child.stderr?.on('data', (text: Buffer) => (errors += text.toString()));
    await once(child, 'close');
    expect(errors).toBe('');
  });
});

describe('authors', () => {
  test('lists e-mails without case, most commits first, with first and last day', () => {
    const { stdout } = commitStats(['authors', repository, '--json'], environment);
    expect(JSON.parse(stdout)).toEqual([
      { email: ADA, names: ['Ada Lindqvist'], commits: 3, merges: 0, first: '2020-09-13', last: '2020-09-13' },
      { email: 'bo@example.org', names: ['Bo \u001B[31mRed'], commits: 1, merges: 0, first: '2020-09-13', last: '2020-09-13' },
    ]);
  });

  test('names from a repository cannot steer the terminal', () => {
    const { stdout } = commitStats(['authors', repository], environment);
    expect(stdout).toContain('Bo Red');
    expect(stdout).not.toContain('\u001B');
  });
});

describe('classify', () => {
  test('gives each file as it was named, in order, with language, category and reason', () => {
    const go = path.join(folder, 'main.go');
    writeFileSync(go, 'package main\n');
    writeFileSync(path.join(folder, 'yarn.lock'), '# yarn lockfile v1\n');
    const { code, stdout } = commitStats(['classify', '--json', '--', go, path.join(folder, 'yarn.lock')], environment);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual([
      { path: go, language: 'Go', category: 'code', reason: expect.stringContaining('.go') as string },
      { path: path.join(folder, 'yarn.lock'), language: expect.anything() as unknown, category: 'lock', reason: expect.any(String) as string },
    ]);
  });

  test('a missing file is one sentence', () => {
    const { code, stderr } = commitStats(['classify', '--', path.join(folder, 'none.go')], environment);
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([1, 1]);
  });

  test('beside missing files the others are classified all the same', () => {
    const rust = path.join(folder, 'there.rs');
    writeFileSync(rust, 'fn main() {}\n');
    const { code, stdout, stderr } = commitStats(['classify', '--json', '--', path.join(folder, 'none.go'), rust, path.join(folder, 'gone.go')], environment);
    expect(JSON.parse(stdout)).toMatchObject([{ path: rust, language: 'Rust', category: 'code' }]);
    expect([code, stderr.split('There is no file').length]).toEqual([1, 3]);
  });
});

describe('collect and cv', () => {
  test('what was collected is what a scan says, and a second run finds nothing new', () => {
    const first = commitStats(['collect', repository, '--email', ADA, '--quiet'], environment);
    expect([first.code, first.stderr]).toEqual([0, '']);
    expect(commitStats(['collect', repository], environment).stdout).toContain('nothing new');
    const cv = JSON.parse(commitStats(['cv', '--json'], environment).stdout) as { totals: object; headline: object; slug: string };
    expect(cv.slug).toBe('ada-lindqvist');
    const scanned = JSON.parse(commitStats(['scan', repository, '--email', ADA, '--json'], environment).stdout) as { commits: number; headline: object };
    expect(cv.totals).toMatchObject({ commits: scanned.commits, additions: 14 });
    expect(cv.headline).toEqual(scanned.headline);
  });

  test('the page is written as one file that loads nothing', () => {
    commitStats(['collect', repository, '--email', ADA, '--quiet'], environment);
    const file = path.join(folder, 'ada.html');
    const { code, stdout } = commitStats(['cv', '--html', file, '--quiet'], environment);
    expect([code, stdout]).toEqual([0, '']);
    const html = readFileSync(file, 'utf8');
    expect(html).toContain('Ada Lindqvist');
    expect(html).toContain('<svg');
    expect([...html.matchAll(/<script[^>]*src=|<link[^>]*href="(?!data:)|url\((?!["']?data:|#).{30}/gu)].map(String)).toEqual([]);
    expect(commitStats(['cv', '--html', path.join(folder, 'no/such/folder.html')], environment).code).toBe(1);
  });

  test('with one repository missing the others are collected and the failure is named', () => {
    mkdirSync(path.join(folder, 'empty'));
    const { code, stdout, stderr } = commitStats(['collect', repository, path.join(folder, 'empty'), '--email', ADA, '--quiet'], environment);
    expect(code).toBe(1);
    expect(stdout).toContain('quorum');
    expect(stderr).toContain('empty');
  });

  test('the next step is told where something was collected, and not where quiet is asked', () => {
    const data = path.join(folder, 'told');
    expect(commitStats(['collect', repository, '--email', ADA, '--data', data], environment)).toMatchObject({ code: 0, stderr: expect.stringContaining(`commit-stats cv --html cv.html --data ${data}`) });
    expect(commitStats(['collect', repository, '--data', data], environment).stderr).not.toContain('--html');
  });

  test('nothing collected yet is said, and without an address it is wrong use', () => {
    const fresh = { ...environment, COMMIT_STATS_DATA: path.join(folder, 'fresh') };
    expect(commitStats(['cv', '--json'], fresh)).toMatchObject({ code: 1, stdout: '' });
    expect(commitStats(['collect', repository], fresh)).toMatchObject({ code: 2, stdout: '' });
  });
});

test('Ctrl-C ends a command with 130 and leaves nothing in the temporary folder', async () => {
  const big = makeRepository(folder, 'big', Array.from({ length: 3_000 }, (_, number) => ({ email: ADA, file: `src/${number % 50}.ts`, lines: 300 })));
  const child = startCommitStats(['scan', big, '--all-authors', '--json'], environment);
  // The job's folder is there as soon as it reads.
  const temporary = environment.COMMIT_STATS_TEMP ?? '';
  const jobs = (): string[] => {
    try {
      return readdirSync(temporary, { recursive: true, encoding: 'utf8' }).filter(name => /(^|\/)job-[^/]*$/u.test(name));
    } catch (error) {
      // Not there yet, or a folder in it went while it was read.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };
  while (jobs().length === 0 && child.exitCode === null) await new Promise(resolve => setTimeout(resolve, 5));
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(130);
  expect(jobs()).toEqual([]);
});
