import { readFileSync } from 'node:fs';
import path from 'node:path';
import schema from '@jsonresume/schema/schema.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { XMLValidator } from 'fast-xml-parser';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { listStatementKeys } from '../../lib/exports/statement/keys';
import { verifyStatement } from '../../lib/exports/statement/verify';
import { commitStats } from '../support/program';
import { startSiteWithCv } from '../support/site-with-cv';
import type { SiteWithCv } from '../support/site-with-cv';

const ADA = 'ada@example.org';
let folder: string;
let environment: Record<string, string>;
let served: SiteWithCv;
let cv: string;

beforeAll(async () => {
  served = await startSiteWithCv(60, ADA);
  ({ folder, environment, cv } = served);
});
afterAll(() => served?.close());

async function get(form: string): Promise<{ status: number; type: string | null; headers: Headers; bytes: Buffer }> {
  const answer = await fetch(`${cv}${form}`);
  return { status: answer.status, type: answer.headers.get('content-type'), headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
const resumeErrors = (resume: unknown): unknown => {
  const ajv = new Ajv({ strict: false });
  addFormats.default(ajv);
  return ajv.validate(schema, resume) ? null : ajv.errors;
};
const words = async (pdf: Buffer): Promise<string> => {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  return items.map(item => ('str' in item ? item.str : '')).join(' ');
};

test('a public CV is served in every form', async () => {
  const pdf = await get('/pdf?paper=letter');
  expect([pdf.status, pdf.type, pdf.headers.get('cache-control')]).toEqual([200, 'application/pdf', 'private, no-cache']);
  expect(await words(pdf.bytes)).toContain('Ada Lindqvist');
  const resume = await get('/resume.json');
  expect(resumeErrors(JSON.parse(resume.bytes.toString()))).toBeNull();
  expect(JSON.parse((await get('/snapshot.json')).bytes.toString())).toMatchObject({ slug: 'ada-lindqvist', figures: { headline: { commits: 60 } } });
  const image = PNG.sync.read((await get('/og.png')).bytes);
  expect([image.width, image.height]).toEqual([1200, 630]);
  for (const form of ['/card.svg', '/card.svg?theme=dark', '/badge/commits.svg', '/badge/typescript.svg', '/chart/languages.svg', '/chart/kinds.svg?theme=dark', '/feed.atom']) {
    const { status, bytes } = await get(form);
    expect([form, status, XMLValidator.validate(bytes.toString())]).toEqual([form, 200, true]);
  }
  expect((await get('/card.svg')).headers.get('cache-control')).toBe('public, max-age=300, s-maxage=300');
  expect(JSON.parse((await get('/badge/commits.json')).bytes.toString())).toMatchObject({ schemaVersion: 1, label: 'commits', message: '60' });
  const csv = (await get('/chart/languages.csv')).bytes.toString();
  expect(csv.split('\r\n')[0]).toBe('Month,TypeScript,Go,Total');
  const total = csv.trim().split('\r\n').slice(1).reduce((sum, line) => sum + Number(line.split(',').at(-1)), 0);
  expect(total).toBeCloseTo(60, 0);
  expect(PNG.sync.read((await get('/chart/years.png')).bytes).width).toBeGreaterThan(1_000);
});

test('a form in a chosen view shows that view, and what no page has is missing', async () => {
  const narrow = await get('/chart/languages.csv?language=Go');
  expect(narrow.bytes.toString().split('\r\n')[0]).toBe('Month,Go,All other work,Total');
  expect((await get('/snapshot.json?language=Go')).bytes.toString()).toContain('"language":"Go"');
  for (const form of ['/chart/x.svg', '/badge/cobol.svg', '/pdf/2', '/statement', '/chart/languages.gif']) expect([form, (await get(form)).status]).toEqual([form, 404]);
  expect((await get('/chart/languages.svg?from=2019-13')).status).toBe(400);
});

test('the page leads to its charts in files, its other forms and its picture', async () => {
  const html = (await get('')).bytes.toString();
  for (const form of ['chart/languages.svg', 'chart/days.csv', 'chart/hours.png', 'pdf', 'resume.json', 'statement.json', 'feed.atom']) expect(html).toContain(`href="/cv/ada-lindqvist/${form}"`);
  expect(html).toMatch(/<meta property="og:image" content="http[^"]+\/cv\/ada-lindqvist\/og\.png"/u);
  const chosen = (await get('?language=Go')).bytes.toString();
  expect(chosen).toContain('href="/cv/ada-lindqvist/chart/languages.svg?language=Go"');
});

test('the statement that is served verifies, before and after the command that replaces the key', async () => {
  const statement = (await get('/statement.json')).bytes.toString();
  const check = async (): Promise<unknown> => {
    const context = await createContext(readSettings({ data: environment['COMMIT_STATS_DATA'] }));
    try {
      return await verifyStatement(statement, await listStatementKeys(context));
    } finally {
      await context.close();
    }
  };
  expect(await check()).toMatchObject({ verdict: 'genuine', retired: false, statement: { figures: { commits: 60 } } });
  const rotated = commitStats(['vault', 'rotate-signature'], environment);
  expect([rotated.code, rotated.stdout]).toEqual([0, expect.stringContaining('Those signed before still verify')]);
  expect(await check()).toMatchObject({ verdict: 'genuine', retired: true });
});

test('the command line makes the same without a server', async () => {
  const at = (name: string): string => path.join(folder, name);
  const { code, stdout, stderr } = commitStats(['cv', '--quiet', '--pdf', at('a.pdf'), '--card', at('a.svg'), '--theme', 'dark', '--resume', at('a.json'), '--og', at('a.png'), '--html', at('a.html')], environment);
  expect([code, stdout]).toEqual([0, '']);
  expect(stderr).toContain('a.pdf');
  expect(await words(readFileSync(at('a.pdf')))).toContain('Made from local data');
  expect(XMLValidator.validate(readFileSync(at('a.svg'), 'utf8'))).toBe(true);
  expect(readFileSync(at('a.svg'), 'utf8')).toContain('#0f1514');
  expect(resumeErrors(JSON.parse(readFileSync(at('a.json'), 'utf8')))).toBeNull();
  expect(PNG.sync.read(readFileSync(at('a.png'))).width).toBe(1200);
  expect(readFileSync(at('a.html'), 'utf8')).not.toContain('/chart/languages.svg');
});

test('the files come in German where it is asked for, whatever the CV is written in', async () => {
  const at = (name: string): string => path.join(folder, name);
  const { code } = commitStats(['cv', '--quiet', '--language', 'de', '--pdf', at('de.pdf'), '--paper', 'letter', '--card', at('de.svg'), '--resume', at('de.json'), '--html', at('de.html')], environment);
  expect(code).toBe(0);
  expect(await words(readFileSync(at('de.pdf')))).toContain('Aus lokalen Daten');
  expect(readFileSync(at('de.svg'), 'utf8')).toContain('Aus Git gezählt');
  expect(readFileSync(at('de.html'), 'utf8')).toContain('<html lang="de">');
  expect(resumeErrors(JSON.parse(readFileSync(at('de.json'), 'utf8')))).toBeNull();
  expect(readFileSync(at('de.json'), 'utf8')).toContain('mit Commits');
});

test.each([
  [['--pdf', ''], 2, '--pdf needs the name of a file'],
  [['--json', '--card', 'x.svg'], 2, 'Choose one of --json and --card'],
  [['--paper', 'letter'], 2, 'name a file with --pdf'],
  [['--theme', 'dark'], 2, 'name a file with --card'],
  [['--pdf', 'x.pdf', '--paper', 'a5'], 2, 'Allowed choices are a4, letter'],
  [['--language', 'de'], 2, 'name one with --html'],
  [['--html', 'x.html', '--language', 'xx'], 2, 'Allowed choices are en, de'],
  [['--resume', '/nonexistent/x.json', '--quiet'], 1, 'cannot be written'],
])('cv %j: exit code %i and one sentence', (args, code, sentence) => {
  const done = commitStats(['cv', ...args], environment);
  expect([done.code, done.stdout]).toEqual([code, '']);
  expect(done.stderr).toContain(sentence);
});
