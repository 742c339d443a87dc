import { ReadableStream } from 'node:stream/web';
import { findApiUser } from '../accounts/api-tokens';
import { readBody } from '../accounts/read-body';
import { isAdmitted, isOperator } from '../accounts/current-user';
import { AppError } from '../errors/app-error';
import { takeRequest } from '../limits/request-window';
import type { ApiContext, Asked, Operation } from './operation';

/** Requests a person may send within a minute, over all processes. */
export const API_LIMIT = { most: 60, windowMs: 60_000 };
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
const CHUNK = 65_536;

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { ...HEADERS, ...headers } });
}

function failure(error: unknown, log: ApiContext['log']): Response {
  if (!(error instanceof AppError)) log.error({ err: error }, 'a request of the public API failed');
  const known = error instanceof AppError && error.status !== 500 ? error : new AppError('internal', 'This did not work, and it is not your fault. Try again in a moment.');
  const headers: Record<string, string> = {};
  if (known.retryAt !== undefined) headers['retry-after'] = String(Math.max(1, Math.ceil((known.retryAt - Date.now()) / 1_000)));
  if (known.status === 401) headers['www-authenticate'] = 'Bearer realm="Commit Stats"';
  return json(known.status, { error: { code: known.code, message: known.message } }, headers);
}

async function authenticate(context: ApiContext, request: Request): Promise<Pick<Asked<unknown>, 'user' | 'operator'>> {
  const secret = /^Bearer +([\w-]{1,100})$/iu.exec(request.headers.get('authorization') ?? '')?.[1];
  const found = secret === undefined ? undefined : await findApiUser(context, secret);
  const { signIn } = context.settings;
  if (!found || !isAdmitted(signIn, found.user.account)) {
    throw new AppError('sign-in-required', 'Send your API token: `Authorization: Bearer cs_…`. You make one on your own page.');
  }
  const wait = await takeRequest(context, found.user.id, `api:${found.user.id}`, API_LIMIT);
  if (wait !== undefined) {
    throw new AppError('too-many-requests', `More than ${API_LIMIT.most} requests in a minute. Go on in ${wait} s.`, { retryAt: Date.now() + wait * 1_000 });
  }
  return { user: found.user, operator: isOperator(signIn, found.user.account) };
}

function readQuery(operation: Operation, url: string): unknown {
  const { searchParams } = new URL(url);
  const names = [...searchParams.keys()];
  if (new Set(names).size !== names.length) throw new AppError('wrong-use', 'A parameter stands twice in the address.');
  const parsed = operation.query.safeParse(Object.fromEntries(searchParams));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'wrong' };
  throw new AppError('wrong-use', path.length > 0 ? `The parameter ${path.join('.').slice(0, 50)} is wrong: ${message}.` : `The address is wrong: ${message}.`);
}

async function readJson({ body, most }: Extract<Operation, { kind: 'write' }>, request: Request): Promise<unknown> {
  const text = await readBody(request, most);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new AppError('wrong-use', 'The body of this request is no JSON.', { cause: error });
  }
  const parsed = body.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'wrong' };
  throw new AppError('wrong-use', path.length > 0 ? `The field ${path.map(String).join('.').slice(0, 100)} is wrong: ${message}.` : `The body is wrong: ${message}.`);
}

/** Lines in pieces of some size; each line has only the fields of its schema. */
async function* lines(operation: Extract<Operation, { kind: 'lines' }>, rows: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const row of rows) {
    const schema = typeof row === 'object' && row !== null && 'end' in row ? operation.last : operation.line;
    text += `${JSON.stringify(schema.parse(row))}\n`;
    if (text.length < CHUNK) continue;
    yield encoder.encode(text);
    text = '';
  }
  yield encoder.encode(text);
}

/** Starts the rows, so that what is wrong with the question is answered with a status instead of a broken stream. */
async function started(rows: AsyncIterable<unknown>): Promise<AsyncIterable<unknown>> {
  const iterator = rows[Symbol.asyncIterator]();
  let first: IteratorResult<unknown> | undefined = await iterator.next();
  return {
    [Symbol.asyncIterator]: () => ({
      next: async () => {
        const result = first ?? (await iterator.next());
        first = undefined;
        return result;
      },
      return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
    }),
  };
}

/** Answers one operation of the public API: token, limit, question, answer with only the fields that are described. Never throws. */
export async function answerApi(context: ApiContext, operation: Operation, request: Request, parts: Readonly<Record<string, string>> = {}): Promise<Response> {
  try {
    const asked = { ...(await authenticate(context, request)), query: readQuery(operation, request.url), parts };
    if (operation.kind === 'write') return json(200, operation.response.parse(await operation.answer(context, { ...asked, body: await readJson(operation, request) })));
    if (operation.kind === 'json') return json(200, operation.response.parse(await operation.answer(context, asked)));
    const rows = await started(operation.answer(context, asked));
    return new Response(ReadableStream.from(lines(operation, rows)) as unknown as BodyInit, { status: 200, headers: { ...HEADERS, 'content-type': 'application/x-ndjson; charset=utf-8' } });
  } catch (error) {
    return failure(error, context.log);
  }
}
