import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommitFact } from '../facts/types';
import type { Classifier } from '../languages/types';
import { readFacts } from './read-facts';
import type { ReadFactsRequest, ReadOutcome } from './read-facts';

const ENVIRONMENT = { PATH: process.env.PATH, HOME: '/nonexistent', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' } as unknown as NodeJS.ProcessEnv;
const ADA = 'Ada <Ada@Example.org>';
const BOB = 'Bob <bob@example.org>';
const DAY = 86_400;

let root: string;
let folder: string;
const seen: string[] = [];

/** Says "Known" for `.known` by name alone, and the file's first word for everything else. */
const classifier: Classifier = {
  needsContent: (file, attributes) => !file.endsWith('.known') && attributes?.language === undefined,
  classify: ({ path: file, content, binary, attributes }) => {
    if (content) seen.push(file);
    const language = attributes?.language ?? (file.endsWith('.known') ? 'Known' : content ? (Buffer.from(content).toString().split(/\s/)[0] ?? null) : null);
    return binary ? { language: null, category: 'binary', reason: '' } : { language, category: attributes?.vendored ? 'vendored' : 'code', reason: '' };
  },
};

interface Step {
  by: string;
  day?: number;
  zone?: string;
  files?: Record<string, string | null>;
  message?: string;
  merge?: number;
}

function history(...steps: Step[]): string[] {
  const stream = steps.map(({ by, day = 18_000, zone = '+0000', files = {}, message = 'x', merge }, index) => {
    const changes = Object.entries(files).map(([name, text]) => (text === null ? `D ${name}\n` : `M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`));
    const who = `${day * DAY + 3600 + index} ${zone}`;
    return `commit refs/heads/main\nmark :${index + 1}\nauthor ${by} ${who}\ncommitter ${BOB} ${who}\ndata ${Buffer.byteLength(message)}\n${message}\n${merge ? `from :${index}\nmerge :${merge}\n` : ''}${changes.join('')}`;
  });
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet', '--force'], { env: ENVIRONMENT, input: stream.join('') });
  return execFileSync('git', ['-C', folder, 'rev-list', '--reverse', 'main'], { env: ENVIRONMENT, encoding: 'utf8' }).trim().split('\n');
}

async function read(more: Partial<ReadFactsRequest> = {}): Promise<ReadOutcome & { facts: CommitFact[] }> {
  const facts: CommitFact[] = [];
  const reader = readFacts({
    source: { kind: 'path', path: folder }, repository: 'r1', label: 'my repository', emails: 'all', userKey: Buffer.alloc(32, 1), classifier, tempParent: path.join(root, 'jobs'), ...more,
  });
  for (;;) {
    const step = await reader.next();
    if (step.done) return { ...step.value, facts };
    facts.push(...step.value);
  }
}

const languages = (facts: CommitFact[]) => facts.flatMap(({ changes }) => changes.map(({ language, files, additions, deletions }) => `${language} ${files} +${additions} -${deletions}`)).sort();

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'read-facts-'));
  folder = path.join(root, 'r.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', folder], { env: ENVIRONMENT });
  seen.length = 0;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('facts of a repository', () => {
  it('join lines with languages found in the file as the commit left it, or as it was before', async () => {
    history({ by: ADA, files: { a: 'Go\n', 'b.known': 'x\n' } }, { by: ADA, files: { a: 'Rust\n' } }, { by: ADA, files: { a: null } });
    const { facts, incomplete, head } = await read();
    expect(languages(facts)).toEqual(['Go 1 +1 -0', 'Known 1 +1 -0', 'Rust 1 +0 -1', 'Rust 1 +1 -1']);
    expect(new Set(facts.map(({ repository }) => repository))).toEqual(new Set(['r1']));
    expect([incomplete, head]).toEqual([[], expect.stringMatching(/^[0-9a-f]{40}$/)]);
    expect(readdirSync(path.join(root, 'jobs'))).toEqual([]);
  });

  it('read no content and no attributes by name', async () => {
    history({ by: ADA, files: { '.gitattributes': 'b.known linguist-language=Go\n', a: 'Go\n', 'b.known': 'x\n' } });
    expect(languages((await read({ byName: true })).facts)).toEqual(['Known 1 +1 -0', 'null 2 +2 -0']);
    expect(seen).toEqual([]);
    expect(languages((await read()).facts)).toEqual(['Go 2 +2 -0', 'b.known 1 +1 -0']);
  });

  it('are those of the addresses asked for; merges and co-authorships carry no lines', async () => {
    history(
      { by: ADA, files: { 'a.known': '1\n' } },
      { by: BOB, files: { 'a.known': '2\n' }, message: 'x\n\nCo-authored-by: Ada <ada@example.org>' },
      { by: BOB, files: { 'a.known': '3\n' } },
      { by: ADA, merge: 1, files: { 'a.known': '4\n' } },
    );
    const { facts } = await read({ emails: ['ADA@example.org'] });
    expect(facts.map(({ merge, coAuthorOnly, changes }) => [merge, coAuthorOnly, changes.length])).toEqual(expect.arrayContaining([[false, false, 1], [false, true, 0], [true, false, 0]]));
    expect(facts).toHaveLength(3);
  });

  it('keep to days on the author’s own clock, both included', async () => {
    history({ by: ADA, day: 18_000 }, { by: ADA, day: 18_001, zone: '-0200' }, { by: ADA, day: 18_002, zone: '-0200' }, { by: ADA, day: 18_003 });
    const count = async (since?: string, until?: string) => (await read({ since, until })).facts.length;
    expect(await Promise.all([count(), count('2019-04-14', '2019-04-14'), count('2019-04-15'), count(undefined, '2019-04-15')])).toEqual([4, 2, 2, 3]);
    await expect(count('2019-4-1')).rejects.toMatchObject({ code: 'wrong-use' });
    await expect(count('2019-02-30')).rejects.toMatchObject({ code: 'wrong-use' });
    await expect(count('2020-01-01', '2019-01-01')).rejects.toMatchObject({ code: 'wrong-use' });
  });

  it('leave out what is known, name what the head reaches, and tell a rewritten history', async () => {
    const [one = ''] = history({ by: ADA, files: { 'a.known': '1\n' } }, { by: ADA, files: { 'a.known': '2\n' } });
    const all = await read({ known: () => false });
    const known = new Set(all.facts.map(({ commit }) => commit));
    expect(all.reachable).toEqual(known);
    const [first = ''] = known;
    expect((await read({ known: (id) => id === first })).facts).toHaveLength(1);
    expect(await read({ known: (id) => known.has(id), lastHead: one })).toMatchObject({ facts: [], reachable: undefined, historyRewritten: false });
    expect(await read({ lastHead: one })).toMatchObject({ facts: [{}], historyRewritten: false });
    expect(await read({ known: () => true, lastHead: 'e'.repeat(40) })).toMatchObject({ facts: [], reachable: known, historyRewritten: true });
    expect((await read({ excluded: { commits: new Set([first]) } })).facts.filter(({ excludedByOwner }) => excludedByOwner).map(({ commit }) => commit)).toEqual([first]);
  });

  it('name files over 50 MB, which git does not count', async () => {
    const [sha] = history({ by: ADA, files: { big: 'line\n'.repeat(10 * 1024 * 1024 + 100), 'a.known': '1\n' } });
    const { facts, incomplete } = await read();
    expect(languages(facts)).toEqual(['Known 1 +1 -0', 'null 1 +0 -0']);
    expect(incomplete).toEqual([{ repository: 'my repository', commit: sha, reason: '1 file over 50 MB: lines not counted' }]);
  });

  it('come with progress, and stop when told to', async () => {
    history(...Array.from({ length: 50 }, (_, index) => ({ by: ADA, files: { a: `${index}\n` } })));
    const steps: string[] = [];
    await read({ onProgress: ({ step, done, total }) => steps.push(`${step} ${done}/${total}`) });
    expect(steps.at(0)).toMatch(/^listing \d+\/undefined$/);
    expect(steps.at(-1)).toBe('reading 50/50');
    const stop = new AbortController();
    await expect(read({ signal: stop.signal, onProgress: () => stop.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(path.join(root, 'jobs'))).toEqual([]);
  });

  it('of a repository without commits are none', async () => {
    expect(await read()).toMatchObject({ facts: [], head: null, incomplete: [] });
  });
});
