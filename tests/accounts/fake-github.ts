import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeAccount {
  id: number;
  login: string;
  name?: string | null;
  emails: { email: string; verified: boolean; primary?: boolean }[];
  /** State of the membership by organisation. */
  memberships?: Record<string, string>;
}

export interface FakeGithub {
  /** Web address; the REST address is `${web}/api/v3`. */
  web: string;
  clientId: string;
  clientSecret: string;
  /** Who is signed in at the forge in the browser that comes next. */
  account: FakeAccount;
  /** Access tokens it gave out. */
  tokens: string[];
  /** Query of each request to authorise. */
  authorized: URLSearchParams[];
  /** Paths of the REST requests. */
  asked: string[];
  /** Answers every REST request with this status where it is set. */
  failing: number | undefined;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}

/** The part of a GitHub that a sign-in needs: codes that work once, with the app's secret and the right verifier. */
export async function fakeGithub(account: FakeAccount): Promise<FakeGithub> {
  const codes = new Map<string, { account: FakeAccount; challenge: string | null }>();
  const owners = new Map<string, FakeAccount>();
  const json = (response: ServerResponse, status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

  const authorize = (url: URL, response: ServerResponse): void => {
    fake.authorized.push(url.searchParams);
    const code = randomBytes(10).toString('hex');
    codes.set(code, { account: fake.account, challenge: url.searchParams.get('code_challenge') });
    const back = new URL(url.searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    response.writeHead(302, { location: back.href }).end();
  };

  const exchange = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const form = await bodyOf(request);
    const login = `Basic ${Buffer.from(`${fake.clientId}:${fake.clientSecret}`).toString('base64')}`;
    const code = form.get('code') ?? '';
    const known = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (request.headers.authorization !== login || !known || (known.challenge !== null && known.challenge !== challenge)) {
      return json(response, 200, { error: 'bad_verification_code', error_description: 'The code passed is incorrect or expired.' });
    }
    const token = `gho_${randomBytes(18).toString('hex')}`;
    fake.tokens.push(token);
    owners.set(token, known.account);
    json(response, 200, { access_token: token, token_type: 'bearer', scope: 'read:user,user:email' });
  };

  const rest = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    fake.asked.push(path);
    const owner = owners.get(/^Bearer (.+)$/u.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (fake.failing) return json(response, fake.failing, { message: 'Server Error' });
    if (!owner) return json(response, 401, { message: 'Bad credentials' });
    if (path === '/user') return json(response, 200, { id: owner.id, login: owner.login, name: owner.name ?? null, email: null, avatar_url: 'https://example.org/a.png', company: 'Not ours' });
    if (path === '/user/emails') return json(response, 200, owner.emails);
    const organisation = /^\/user\/memberships\/orgs\/([^/]+)$/u.exec(path)?.[1];
    const state = organisation === undefined ? undefined : owner.memberships?.[organisation];
    return state ? json(response, 200, { state }) : json(response, 404, { message: 'Not Found' });
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/login/oauth/authorize') authorize(url, response);
    else if (url.pathname === '/login/oauth/access_token') void exchange(request, response);
    else if (url.pathname.startsWith('/api/v3/')) rest(url.pathname.slice('/api/v3'.length), request, response);
    else json(response, 404, { message: 'Not Found' });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const fake: FakeGithub = {
    web: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clientId: 'Iv1.test', clientSecret: randomBytes(20).toString('hex'), account, tokens: [], authorized: [], asked: [], failing: undefined,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
  return fake;
}
