import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commit, file, git, gitTotals, openWorkshop, stream } from './workshop';
import type { Scan, Workshop } from './workshop';

/** Repositories as an attacker or an odd tool makes them: a right answer, or one clear sentence. */
let workshop: Workshop;
beforeEach(() => {
  workshop = openWorkshop();
});
afterEach(() => {
  expect(workshop.leftovers()).toEqual([]);
  workshop.close();
});

const totalsOf = ({ commits, filesChanged, additions, deletions }: Scan) => ({ commits, filesChanged, additions, deletions });

/** headline + excluded = totals, for files and lines. */
function expectSums(scan: Scan) {
  for (const key of ['filesChanged', 'additions', 'deletions'] as const) {
    expect(scan.headline[key] + scan.excluded.reduce((sum, row) => sum + row[key], 0)).toBe(scan[key]);
  }
}

function expectGitsOwn(repository: string): Scan {
  const scan = workshop.scan(repository);
  expect(totalsOf(scan)).toEqual(gitTotals(repository));
  expectSums(scan);
  return scan;
}

describe('an empty or half-made repository', () => {
  it('has no commits yet, and that is an answer, not an error', () => {
    const repository = workshop.repository('empty', '');
    const done = workshop.program('scan', repository, '--all-authors', '--json');
    expect(done.code).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({ commits: 0, additions: 0, byDay: [], incomplete: [] });
    expect(done.stderr).toMatch(/no commits yet/i);
  });

  it('whose HEAD names a branch that does not exist still gets a right answer or one sentence', () => {
    const repository = workshop.repository('unborn', stream(commit({ changes: [file('a.py', 'x = 1\n')] })));
    git(repository, ['symbolic-ref', 'HEAD', 'refs/heads/elsewhere']);
    const done = workshop.program('scan', repository, '--all-authors', '--json');
    if (done.code === 0) expect([0, 1]).toContain((JSON.parse(done.stdout) as Scan).commits);
    expect(done.stderr).toMatch(/elsewhere|no commits|branch/i);
    expect(done.stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
  });

  it('that is no repository at all is named so, with exit code 1', () => {
    const folder = path.join(workshop.folder, 'plain');
    mkdirSync(folder);
    const done = workshop.program('scan', folder, '--all-authors');
    expect(done.code).toBe(1);
    expect(done.stderr).toContain('plain');
    expect(done.stderr).not.toMatch(/\n\s+at /);
  });
});

describe('sizes', () => {
  it('a text over 50 MB is shown as a large file: the commit counts, its lines do not, and it is named', () => {
    const line = `${'x'.repeat(99)}\n`;
    const repository = workshop.repository('large', stream(commit({ changes: [file('big.txt', line.repeat(530_000)), file('a.py', 'a\nb\n')] })));
    const scan = workshop.scan(repository);
    expect(scan.commits).toBe(1);
    expect(scan.filesChanged).toBe(2);
    expect(scan.additions).toBe(2);
    expect(scan.incomplete).toHaveLength(1);
    expect(scan.incomplete[0]?.reason).toMatch(/50 MB/);
    expectSums(scan);
  });

  it('200,000 files in one commit are all counted', () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `M 100644 :9 d${index % 500}/f${index}.py\n`).join('');
    const repository = workshop.repository('many', stream('blob\nmark :9\ndata 2\nx\n', commit({ changes: [lines] })));
    expect(totalsOf(workshop.scan(repository))).toEqual({ commits: 1, filesChanged: 200_000, additions: 200_000, deletions: 0 });
  });

  it('a git bomb costs its own commit only: it is named, the rest is counted', () => {
    const repository = workshop.repository('bomb', stream(commit({ mark: 1, changes: [file('a.py', 'a\n')] })));
    let entry = `100644 blob ${git(repository, ['hash-object', '-w', '--stdin'], 'boom\n')}`;
    for (let level = 0; level < 10; level++) {
      const tree = git(repository, ['mktree'], Array.from({ length: 10 }, (_, index) => `${entry}\t${index}\n`).join(''));
      entry = `040000 tree ${tree}`;
    }
    const first = git(repository, ['rev-parse', 'HEAD']);
    const bomb = git(repository, ['commit-tree', entry.split(' ')[2] ?? '', '-p', first, '-m', 'bomb']);
    const after = git(repository, ['commit-tree', `${first}^{tree}`, '-p', first, '-m', 'nothing']);
    git(repository, ['update-ref', 'refs/heads/main', git(repository, ['commit-tree', `${first}^{tree}`, '-p', after, '-p', bomb, '-m', 'join'])]);
    const scan = workshop.scan(repository);
    expect(scan.commits).toBe(3);
    expect(scan.additions).toBe(1);
    expect(scan.incomplete.map(row => row.commit)).toEqual([bomb]);
    expectSums(scan);
  });
});

describe('dates', () => {
  it('that cannot be are undated: no commit is dropped, no day is invented', () => {
    const authors = [
      'Ada <ada@example.test> 99999999999999999999 +0000',
      'Ada <ada@example.test> 0 +0000',
      'Ada <ada@example.test> 253402300800 +0000',
      'Ada <ada@example.test> -5 +0000',
      'Ada <ada@example.test> 1700000000 +9999',
      'Ada <ada@example.test> 1700000000 +051800',
      'Ada <ada@example.test> 1700000000 -0730',
      'Ada <ada@example.test>',
    ];
    const repository = workshop.repository('dates', stream(commit({ changes: [file('a.py', '0\n')] })));
    let parent = git(repository, ['rev-parse', 'HEAD']);
    authors.forEach((author, index) => {
      const blob = git(repository, ['hash-object', '-w', '--stdin'], `${index + 1}\n`);
      const tree = git(repository, ['mktree'], `100644 blob ${blob}\ta.py\n`);
      const text = `tree ${tree}\nparent ${parent}\nauthor ${author}\ncommitter Ada <ada@example.test> 1700000000 +0000\n\nchange ${index}\n`;
      parent = git(repository, ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], text);
    });
    git(repository, ['update-ref', 'refs/heads/main', parent]);
    const scan = workshop.scan(repository);
    expect(scan.commits).toBe(authors.length + 1);
    expect(scan.additions).toBe(authors.length + 1);
    for (const { date } of scan.byDay) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(JSON.stringify(scan)).not.toContain('NaN');
    expectSums(scan);
  });
});

describe('two authors in one commit', () => {
  it('are read as git log reads them: the last one made it, on his day', () => {
    const repository = workshop.repository('authors', stream(commit({ changes: [file('a.py', '0\n')] })));
    const tree = git(repository, ['mktree'], `100644 blob ${git(repository, ['hash-object', '-w', '--stdin'], '1\n')}\ta.py\n`);
    const people = 'author Eve <eve@example.test> 1700000000 +0000\nauthor Zoe <zoe@example.test> 1600000000 +0100\n';
    const committers = 'committer Eve <eve@example.test> 1700000000 +0000\ncommitter Zoe <zoe@example.test> 1500000000 +0000\n';
    const text = `tree ${tree}\nparent ${git(repository, ['rev-parse', 'HEAD'])}\n${people}${committers}\ntwo of them\n`;
    git(repository, ['update-ref', 'refs/heads/main', git(repository, ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'], text)]);
    const [email = '', date] = git(repository, ['log', '-1', '--format=%ae %ad', '--date=short']).split(' ');
    const scanOf = (address: string) => JSON.parse(workshop.program('scan', repository, '--email', address, '--json').stdout) as Scan;
    expect(scanOf(email)).toMatchObject({ commits: 1, byDay: [{ date, commits: 1 }] });
    expect(scanOf('eve@example.test').commits).toBe(0);
  });
});

describe('names and bytes', () => {
  const awkward: [string, string | Uint8Array][] = [
    ['a newline', 'new\nline.py'],
    ['a tab', 'tab\there.py'],
    ['a quote', 'quo"te.py'],
    ['braces like a rename', '{a => b}.py'],
    ['an arrow', 'a => b.py'],
    ['invalid UTF-8', Buffer.from([0x66, 0xff, 0xfe, 0x2e, 0x70, 0x79])],
    ['a leading dash', '--output=x.py'],
    ['a soh byte', Buffer.from([0x01, 0x2e, 0x70, 0x79])],
  ];
  for (const [what, name] of awkward) {
    it(`${what} in a path changes no number`, () => {
      const repository = workshop.repository(
        'path',
        stream(
          commit({ mark: 1, changes: [file(name, 'a\nb\nc\nd\ne\n'), file('other.py', 'x\n')] }),
          commit({ from: ':1', changes: [file(name, 'a\nb\nc\nd\nE\nf\n')] }),
        ),
      );
      expectGitsOwn(repository);
    });
  }

  it('a moved file with an awkward name is a move, not new work', () => {
    const body = Array.from({ length: 50 }, (_, index) => `line ${index}\n`).join('');
    const repository = workshop.repository(
      'rename',
      stream(
        commit({ mark: 1, changes: [file('old\n{a => b}\t.py', body)] }),
        commit({ from: ':1', changes: ['D "old\\n{a => b}\\t.py"\n', file(Buffer.from([0xff, 0x0a, 0x2e, 0x70, 0x79]), `${body}one more\n`)] }),
      ),
    );
    expect(expectGitsOwn(repository)).toMatchObject({ filesChanged: 2, additions: 51, deletions: 0 });
  });

  it('authors with empty names, odd encodings, escapes and huge names are counted and printed without control characters', () => {
    const people = [
      '<> 1700000000 +0000',
      Buffer.from([0xff, 0xfe, 0x20, 0x3c, 0xff, 0x40, 0x78, 0x3e, ...Buffer.from(' 1700000000 +0000')]),
      '\u001b[31mRed\u001b[0m <red@example.test> 1700000000 +0000',
      '\u202eRight to left <rtl@example.test> 1700000000 +0000',
      `${'n'.repeat(100_000)} <long@example.test> 1700000000 +0000`,
    ];
    const parts = people.map((author, index) => commit({ author, mark: index + 1, from: index > 0 ? `:${index}` : undefined, changes: [file('a.py', `${index}\n`)] }));
    const repository = workshop.repository('people', stream(...parts));
    expectGitsOwn(repository);
    const listed = workshop.program('authors', repository);
    expect(listed.code).toBe(0);
    expect(listed.stdout).not.toContain('\u001b[31m');
    const single = workshop.program('scan', repository, '--email', 'RED@EXAMPLE.TEST', '--json');
    expect((JSON.parse(single.stdout) as Scan).commits).toBe(1);
  });

  it('a message in any bytes, with NUL-like and huge lines, stays one commit', () => {
    const messages = [Buffer.from([0xff, 0xfe, 0x01, 0x02]), 'x'.repeat(1_000_000), '\n\n\n', 'feat: 😀\r\n\r\nCo-authored-by: <>\nCo-authored-by: x'];
    const parts = messages.map((message, index) => commit({ message, mark: index + 1, from: index > 0 ? `:${index}` : undefined, changes: [file('a.py', `${index}\n`)] }));
    expect(expectGitsOwn(workshop.repository('messages', stream(...parts))).commits).toBe(4);
  });
});

describe('shapes of history', () => {
  it('an octopus merge carries no lines', () => {
    const repository = workshop.repository(
      'octopus',
      stream(
        commit({ mark: 1, changes: [file('a.py', 'a\n')] }),
        commit({ mark: 2, from: ':1', changes: [file('b.py', 'b\n')] }),
        commit({ mark: 3, from: ':1', changes: [file('c.py', 'c\n')] }),
        commit({ mark: 4, from: ':1', changes: [file('d.py', 'd\n')] }),
        commit({ mark: 5, from: ':2', merge: [':3', ':4'], changes: [file('c.py', 'c\n'), file('d.py', 'd\nevil\n')] }),
      ),
    );
    const scan = expectGitsOwn(repository);
    expect(scan).toMatchObject({ commits: 4, additions: 4 });
    expect(scan.excluded.find(row => row.reason === 'merge')).toMatchObject({ commits: 1, additions: 0 });
  });

  it('a submodule is one row and never fetched, a symbolic link is one line', () => {
    const repository = workshop.repository(
      'modules',
      stream(
        commit({
          mark: 1,
          changes: [
            file('.gitmodules', '[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% owned\n'),
            `M 160000 ${'1'.repeat(40)} x\n`,
            file('link', '../../../../etc/passwd', '120000'),
          ],
        }),
      ),
    );
    expectGitsOwn(repository);
  });

  it('a SHA-256 repository is counted like any other', () => {
    const repository = workshop.repository('sha256', stream(commit({ changes: [file('a.py', 'a\nb\n')] })), ['--object-format=sha256']);
    expect(expectGitsOwn(repository)).toMatchObject({ commits: 1, additions: 2 });
  });

  it('a shallow copy says that its history is incomplete', () => {
    const whole = workshop.repository(
      'whole',
      stream(commit({ mark: 1, changes: [file('a.py', 'a\n')] }), commit({ mark: 2, from: ':1', changes: [file('a.py', 'a\nb\n')] })),
    );
    git(workshop.folder, ['clone', '--quiet', '--bare', '--depth=1', `file://${whole}`, 'shallow']);
    const shallow = path.join(workshop.folder, 'shallow');
    const scan = expectGitsOwn(shallow);
    expect(scan.commits).toBe(1);
    expect(scan.incomplete.some(row => /incomplete|shallow/i.test(row.reason))).toBe(true);
  });

  it('missing objects cost what they hold: the rest is counted, what is missing is named', () => {
    const repository = workshop.repository(
      'holes',
      stream(
        commit({ mark: 1, changes: [file('a.py', 'a\n')] }),
        commit({ mark: 2, from: ':1', changes: [file('lost.py', 'never seen again\n')] }),
        commit({ mark: 3, from: ':2', changes: [file('a.py', 'a\nb\n')] }),
      ),
    );
    const blob = git(repository, ['rev-parse', 'HEAD:lost.py']);
    const lost = git(repository, ['rev-parse', 'HEAD~1']);
    // So small an import is kept as loose objects, of which one can be taken away.
    rmSync(path.join(repository, 'objects', blob.slice(0, 2), blob.slice(2)));
    const scan = workshop.scan(repository);
    expect(scan.commits).toBe(3);
    expect(scan.additions).toBe(2);
    expect(scan.incomplete.map(row => row.commit)).toEqual([lost]);
    expectSums(scan);
  });
});

describe('a repository that wants to be obeyed', () => {
  it('has no influence by its configuration, hooks, attributes, mailmap or replaced objects', () => {
    const trap = path.join(workshop.folder, 'owned');
    const repository = workshop.repository(
      'trap',
      stream(
        commit({ mark: 1, changes: [file('a.py', 'a\nb\n'), file('.gitattributes', '* -diff binary diff=evil\n'), file('.mailmap', 'Eve <eve@example.test> <ada@example.test>\n')] }),
        commit({ mark: 2, from: ':1', changes: [file('a.py', 'a\nc\n')] }),
      ),
    );
    const expected = { commits: 2, filesChanged: 4, additions: 5, deletions: 1 };
    git(repository, ['config', 'diff.external', `touch ${trap}`]);
    git(repository, ['config', 'diff.evil.textconv', `touch ${trap}; cat`]);
    git(repository, ['config', 'core.fsmonitor', `touch ${trap}`]);
    git(repository, ['config', 'core.hooksPath', repository]);
    git(repository, ['config', 'log.showSignature', 'true']);
    git(repository, ['config', 'diff.renames', 'false']);
    git(repository, ['replace', '-f', 'HEAD', 'HEAD~1']);
    writeFileSync(path.join(repository, 'info', 'attributes'), '* -diff\n');
    writeFileSync(path.join(repository, 'post-checkout'), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
    expect(totalsOf(workshop.scan(repository))).toEqual(expected);
    expect((JSON.parse(workshop.program('scan', repository, '--email', 'ada@example.test', '--json').stdout) as Scan).commits).toBe(2);
    expect(() => rmSync(trap)).toThrow();
  });

  it('whose path looks like an option is read as a path', () => {
    const done = workshop.program('scan', '--all-authors', '--', '--upload-pack=touch owned');
    expect(done.code).toBe(1);
    expect(done.stderr).not.toMatch(/\n\s+at /);
  });

  it('named by a scheme that is not http or https is refused in one sentence', () => {
    for (const address of ['ext::sh -c touch% owned', 'file:///etc', 'ssh://host/x', 'git://host/x', 'git@host:x.git', 'ftp://host/x', 'https::http://host/x', 'http://user:secret@127.0.0.1/x']) {
      const done = workshop.program('scan', address, '--all-authors');
      expect([1, 2], address).toContain(done.code);
      expect(done.stderr, address).not.toContain('secret');
      expect(done.stderr, address).not.toMatch(/\n\s+at /);
    }
  });
});
