import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, cpSync, mkdtempSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { comparableEmail } from '../facts/identity';
import { openEngine } from './engine/engine';
import type { Engine } from './engine/engine';
import { readHistory } from './history';
import { listCommits } from './listing';
import { openLocal } from './open-local';
import type { OpenedSource } from './source';
import type { CommitHeader } from './types';

const ENVIRONMENT = { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@x', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@x' } as unknown as NodeJS.ProcessEnv;
const COMMITS = 1200;
/** Commits that fast-import writes, and those that are written by hand. */
const OWN = COMMITS + 8;
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const AUTHORS = ['ada@x.org', 'Ada@X.ORG', 'bob+work@y', ' eve@z ', 'no sign at all', 'ünï@code.example', 'mar\u212A@x.org', '', 'ada@x.orgy', 'xada@x.org'];
const MESSAGES = [
  'plain\n', '', '\n\n  first line comes late  \n\nbody\n', 'crlf\r\n\r\nCo-authored-by: Ada <ADA@x.org>\r\n', 'with tail  \t\n\nCo-authored-by: Bob <bob+work@y>\nAssisted-by: A tool\n',
  'says ada@x.org in its text\n', 'ünïcode\n\nCo-Authored-By: Kay <mar\u212A@x.org>\n', `long\n\n${'word '.repeat(400)}\n\nGenerated with a tool\n`, 'no end of line', 'tab\tand \u0001 odd\n',
];

let root: string;
let folder: string;
let source: OpenedSource;
const git = (input: string | Buffer, ...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { env: ENVIRONMENT, input, maxBuffer: 1 << 28 }).toString('latin1');
const commitOf = (...lines: (string | Buffer)[]): string => git(Buffer.concat(lines.map((line) => Buffer.from(line as string))), 'hash-object', '-t', 'commit', '-w', '--stdin', '--literally').trim();

/** History with branches that come together, clocks that run back, all authors and messages, and commits that git itself would not write. */
function makeHistory(): string {
  const stream: string[] = [];
  for (let at = 1; at <= COMMITS; at += 1) {
    const seconds = 1_600_000_000 + at * 60 - (at % 13 === 0 ? 100_000 : 0);
    const message = MESSAGES[(at * 7) % MESSAGES.length] ?? '';
    stream.push(
      `commit refs/heads/main\nmark :${at}\nauthor A B <${AUTHORS[at % AUTHORS.length]}> ${seconds} +0530\ncommitter C <${AUTHORS[(at * 3) % AUTHORS.length]}> ${seconds + (at % 5)} -0800\n`,
      at % 31 === 0 ? 'encoding UTF-8\n' : '', `data ${Buffer.byteLength(message)}\n${message}\n`,
      at % 37 === 1 && at > 1 ? `from :${at - 20 > 0 ? at - 20 : 1}\nmerge :${at - 1}\n` : '',
    );
  }
  git(stream.join(''), 'fast-import', '--quiet', '--force', '--date-format=raw-permissive');
  let tip = git('', 'rev-parse', 'main').trim();
  const head = (who: string): string => `tree ${EMPTY_TREE}\nparent ${tip}\nauthor X <${who}> 1700000000 +0000\ncommitter C <c@x> 1700000000 +0000\n`;
  const latin = Buffer.from('J\xf6rg <ada@x.org>', 'latin1');
  tip = commitOf(`tree ${EMPTY_TREE}\nparent ${tip}\nauthor `, latin, ' 1700000000 +0000\ncommitter ', latin, ' 1700000000 +0000\nencoding ISO-8859-1\n\nGr', Buffer.from([0xfc]), 'n\n');
  tip = commitOf(`tree ${EMPTY_TREE}\nparent ${tip}\nauthor `, latin, ' 1700000000 +0000\ncommitter ', latin, ' 1700000000 +0000\nencoding ISO-8859-1\nencoding UTF-8\n\ntwice\n');
  tip = commitOf(head('ada@x.org'), 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n ada\n -----END PGP SIGNATURE-----\n\nsigned\n');
  tip = commitOf(head('nobody@x'), '\nnot UTF-8 ', Buffer.from([0xff, 0xfe, 0x84]), '\n\nCo-authored-by: Ada <ada@X.org>\n');
  tip = commitOf(head('ada@x.org'), 'mergetag object 0000000000000000000000000000000000000000\n type commit\n tag x\n\nmessage\n');
  tip = commitOf(`tree ${EMPTY_TREE}\nparent ${tip}\nauthor <ada@x.org> 99999999999999999999 +9999\ncommitter nobody\n\nimpossible\n`);
  tip = commitOf(head('ada@x.org'), 'author Y <second@x> 1700000000 +0000\n\ntwo authors\n');
  tip = commitOf(head('ada@x.org').trimEnd());
  return tip;
}

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'listing-'));
  folder = path.join(root, 'r.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env: ENVIRONMENT });
  git('', 'update-ref', 'refs/heads/main', makeHistory());
  git('', 'repack', '-adfq');
  source = await openLocal(folder, { tempParent: path.join(root, 'jobs') });
});
afterAll(async () => {
  await source.close();
  rmSync(root, { recursive: true, force: true });
});

function engineOf(opened: OpenedSource): Engine {
  const engine = openEngine({ ...opened, contents: false });
  if (!engine) throw new Error('no engine: npm run compile:engine makes it');
  return engine;
}

interface Listed { headers: Map<string, CommitHeader>; given: number; seen: number }

async function list(engine: Engine | undefined, emails: string[] | null = null, opened = source, onPart?: () => void, signal?: AbortSignal): Promise<Listed> {
  const listed: Listed = { headers: new Map(), given: 0, seen: 0 };
  try {
    for await (const { headers, seen } of listCommits({ source: opened, engine, emails: emails && new Set(emails.map(comparableEmail)), signal })) {
      for (const header of headers) listed.headers.set(header.sha, header);
      listed.given += headers.length;
      listed.seen += seen;
      onPart?.();
    }
    return listed;
  } finally {
    engine?.close();
  }
}

const sorted = ({ headers }: Listed): CommitHeader[] => [...headers.values()].toSorted((a, b) => (a.sha < b.sha ? -1 : 1));
const names = (header: CommitHeader, emails: string[]): boolean => [header.author, ...header.coAuthors].some(({ email }) => emails.includes(comparableEmail(email)));

describe('commits listed by the engine', () => {
  it('are those that git lists, each once, with all that git says of them', async () => {
    const byGit = await list(undefined);
    const byEngine = await list(engineOf(source));
    expect(byGit.headers.size).toBe(OWN);
    expect(sorted(byEngine)).toEqual(sorted(byGit));
    expect([byEngine.given, byEngine.seen]).toEqual([OWN, OWN]);
  });

  it.each([[['ada@x.org']], [['bob+work@y', 'eve@z']], [['no sign at all']], [['mark@x.org']], [['ünï@code.example']], [['second@x']], [['none@such']], [[]]])('name all commits of %j, as authors and in messages', async (emails) => {
    const byGit = sorted(await list(undefined)).filter((header) => names(header, emails));
    const byEngine = await list(engineOf(source), emails);
    expect(sorted(byEngine).filter((header) => names(header, emails))).toEqual(byGit);
    expect(byEngine.seen).toBe(OWN);
  });

  it('are few where few are wanted', async () => {
    const { given } = await list(engineOf(source), ['bob+work@y']);
    expect(given).toBeGreaterThan(100);
    // A tenth as author, a tenth by a message; those with a sign that is an ASCII letter in small come along.
    expect(given).toBeLessThan(COMMITS / 2);
  });

  it('are all listed, each once, where packs cannot be read any more on the way, or only slowly', async () => {
    const byGit = sorted(await list(undefined));
    const [engine, other] = [engineOf(source), engineOf(source)];
    const isDamaged = (): never => {
      throw new Error('damaged');
    };
    const broken = await list(engine, null, source, () => engine.read(isDamaged));
    let hours = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (hours += 1) * 3_600_000);
    const reading = vi.spyOn(other, 'read');
    const slow = await list(other).finally(() => clock.mockRestore());
    for (const listed of [broken, slow]) {
      expect(sorted(listed)).toEqual(byGit);
      expect([listed.given, listed.seen]).toEqual([OWN, OWN]);
    }
    expect(reading).toHaveBeenCalledOnce();
  });

  it('are listed by git where a commit lies in no pack', async () => {
    const tip = git('', 'commit-tree', '-m', 'loose', '-p', 'main', EMPTY_TREE).trim();
    const opened = { ...source, tips: [tip], headers: () => readHistory({ ...source, tips: [tip] }) };
    for (const newestIsLoose of [false, true]) {
      const { given, seen } = await list(engineOf(source), null, { ...opened, newestIsLoose });
      expect([given, seen]).toEqual([OWN + 1, OWN + 1]);
    }
  });

  it('are listed by git, which says what is wrong, where a pack is damaged', async () => {
    const damaged = path.join(root, 'damaged.git');
    cpSync(folder, damaged, { recursive: true });
    const packs = path.join(damaged, 'objects/pack');
    const pack = path.join(packs, readdirSync(packs).find((name) => name.endsWith('.pack')) ?? '');
    chmodSync(pack, 0o600);
    const file = openSync(pack, 'r+');
    writeSync(file, Buffer.alloc(64, 0x55), 0, 64, 20_000);
    closeSync(file);
    const opened = await openLocal(damaged, { tempParent: path.join(root, 'jobs') });
    for (const engine of [undefined, engineOf(opened)]) await expect(list(engine, null, opened)).rejects.toMatchObject({ kind: expect.stringMatching(/damaged|missing-object|other/) });
    await opened.close();
  });

  it('are listed by git where history is cut', async () => {
    const cut = path.join(root, 'cut.git');
    execFileSync('git', ['clone', '-q', '--bare', '--depth=5', `file://${folder}`, cut], { env: ENVIRONMENT, stdio: 'ignore' });
    const opened = await openLocal(cut, { tempParent: path.join(root, 'jobs') });
    expect(sorted(await list(engineOf(opened), null, opened))).toEqual(sorted(await list(undefined, null, opened)));
    await opened.close();
  });

  it('end with one error where they are stopped', async () => {
    const stop = new AbortController();
    await expect(list(engineOf(source), null, source, () => stop.abort(), stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
