import { createHash, randomBytes } from 'node:crypto';
import type { Asked, RestReply } from '../core/server';
import { makeToken } from './world';
import type { World } from './world';

/** The page on which a person says as whom he signs in, or that he does not want to. */
function askWho({ accounts }: World, asked: Asked): RestReply {
  const link = (login: string, words: string): string => {
    const query = new URLSearchParams(asked.query);
    query.set('login', login);
    return `<li><a href="/login/oauth/authorize?${query.toString().replaceAll('&', '&amp;')}">${words}</a></li>`;
  };
  const people = accounts.filter(({ type }) => type === 'User').map(({ login, name }) => link(login, `Continue as ${name ?? login}`));
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Sign in · simulated GitHub</title><h1>Sign in to the simulated GitHub</h1><p>It asks for: ${asked.query.get('scope')?.replaceAll(/[^\w: ]/gu, '') ?? ''}.</p><ul>${people.join('')}${link('', 'Cancel')}</ul>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

function authorize(world: World, asked: Asked): RestReply {
  const app = world.apps.find(({ id }) => id === asked.query.get('client_id'));
  const back = asked.query.get('redirect_uri') ?? app?.callback ?? '';
  if (!app || !back.startsWith(app.callback)) return { status: 404, headers: { 'content-type': 'text/html' }, body: 'There is no such application, or it may not send people there.' };
  const chosen = asked.query.get('login');
  if (world.signsIn === 'asks' && chosen === null) return askWho(world, asked);
  const account = world.signsIn === 'asks' ? world.accounts.find(({ login }) => login === chosen) : world.signsIn;
  const target = new URL(back);
  const state = asked.query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  if (!account) target.searchParams.set('error', 'access_denied');
  else {
    const code = randomBytes(10).toString('hex');
    world.codes.set(code, { account, app: app.id, scope: asked.query.get('scope') ?? '', challenge: asked.query.get('code_challenge') });
    target.searchParams.set('code', code);
  }
  return { status: 302, headers: { location: target.href } };
}

function appOf(world: World, asked: Asked, form: URLSearchParams): string | undefined {
  const [, basic] = /^basic (.+)$/iu.exec(asked.headers.authorization ?? '') ?? [];
  const [id, secret] = basic === undefined ? [form.get('client_id'), form.get('client_secret')] : Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  return world.apps.find((app) => app.id === id && app.secret === secret)?.id;
}

function exchange(world: World, asked: Asked): RestReply {
  const form = new URLSearchParams(asked.body.toString());
  const app = appOf(world, asked, form);
  const code = form.get('code') ?? '';
  const given = world.codes.get(code);
  world.codes.delete(code);
  if (app === undefined) return { status: 200, body: { error: 'incorrect_client_credentials', error_description: 'The client_id and/or client_secret passed are incorrect.' } };
  const verifier = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
  if (!given || given.app !== app || (given.challenge !== null && given.challenge !== verifier)) return { status: 200, body: { error: 'bad_verification_code', error_description: 'The code passed is incorrect or expired.' } };
  const scopes = given.scope.split(/[ ,]+/u).filter((scope) => scope !== '');
  const token = makeToken(world, given.account, { kind: 'classic', scopes, secret: `gho_${randomBytes(18).toString('hex')}` });
  return { status: 200, body: { access_token: token.secret, token_type: 'bearer', scope: scopes.join(',') } };
}

/** The pages of signing in by OAuth (https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps); undefined for any other. */
export function answerSignIn(world: World, asked: Asked): RestReply | undefined {
  if (asked.method === 'GET' && asked.path === '/login/oauth/authorize') return authorize(world, asked);
  return asked.method === 'POST' && asked.path === '/login/oauth/access_token' ? exchange(world, asked) : undefined;
}
