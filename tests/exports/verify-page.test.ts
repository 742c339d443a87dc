import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { SignedStatement } from '../../lib/exports/statement/sign';

let data: string;
let signed: SignedStatement;
let route: typeof import('../../app/verify/route');
let close: () => Promise<void>;

beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'commit-stats-verify-'));
  vi.stubEnv('COMMIT_STATS_DATA', data);
  const context = await (await import('../../app/site')).siteContext();
  close = () => context.close();
  const { signStatement } = await import('../../lib/exports/statement/sign');
  const { statementClaims } = await import('../../lib/exports/statement/claims');
  const { samplePage } = await import('../../lib/exports/testing/sample-page');
  signed = await signStatement(context, statementClaims(samplePage({}, { name: '<b>Ada</b>' }), 'https://stats.example.org/cv/ada'), 'https://stats.example.org/verify');
  route = await import('../../app/verify/route');
});
afterAll(async () => {
  await close();
  vi.unstubAllEnvs();
  await rm(data, { recursive: true, force: true });
});

const post = (body: string | FormData, headers: Record<string, string> = {}): Promise<Response> => route.POST(new Request('http://stats.example.org/verify', { method: 'POST', body, headers }));
function form(text: string, file?: string): FormData {
  const made = new FormData();
  made.set('text', text);
  made.set('file', new File(file === undefined ? [] : [file], 'statement.json', { type: 'application/json' }));
  return made;
}

test('the page asks for a statement without script and shows the public keys', async () => {
  const answer = await route.GET(new Request('http://stats.example.org/verify'));
  const html = await answer.text();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(html).toContain('<textarea id="text" name="text"');
  expect(html).toContain(signed.signature.keyId);
  expect(html).not.toContain('sealed');
});

test('a pasted and an uploaded statement are verified, and what they say is shown as text', async () => {
  for (const body of [form(JSON.stringify(signed)), form('  ', JSON.stringify(signed)), form(signed.signature.jws)]) {
    const answer = await post(body);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain('This statement is genuine');
    expect(html).toContain('6,000');
    expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt;');
    expect(html).not.toContain('<b>Ada');
  }
});

test('one that was changed or is something else gets a sentence, and what was pasted stands there again', async () => {
  const changed = JSON.stringify({ ...signed, statement: { ...signed.statement, name: '"><script>alert(1)</script>' } });
  const answer = await post(form(changed));
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(html).toContain('This statement was changed');
  expect(html).not.toContain('<script>alert');
  expect(await (await post(form(''))).text()).toContain('This is not a statement');
  expect(await (await post(form('x'.repeat(900_000)))).text()).toContain('larger than');
});

test('a program sends it as it is and gets JSON', async () => {
  const genuine = await post(JSON.stringify(signed), { 'content-type': 'application/json' });
  expect([genuine.status, await genuine.json()]).toEqual([200, expect.objectContaining({ verdict: 'genuine', keyId: signed.signature.keyId })]);
  const forged = await post(signed.signature.jws.replace(/.$/u, last => (last === 'A' ? 'B' : 'A')).replace(/\.(.)/u, (_, first: string) => `.${first === 'e' ? 'f' : 'e'}`), { 'content-type': 'text/plain' });
  expect([forged.status, (await forged.json() as { verdict: string }).verdict]).toEqual([422, 'forged']);
});
