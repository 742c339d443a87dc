import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { CvAnswer, CvRequest } from '../../lib/cv/delivery/answer-cv';
import { cvTarget } from '../../lib/cv/delivery/target';
import type { CvTarget } from '../../lib/cv/delivery/target';
import { AppError } from '../../lib/errors/app-error';
import { secondsSince, telemetry } from '../../lib/telemetry/telemetry';
import { askerOf } from './asker';
import type { Assets } from './assets';

export interface SiteParts {
  /** Proxies in front of it, each of which adds an address to `X-Forwarded-For`. */
  proxies: number;
  assets: Assets;
  answerCv: (request: CvRequest) => Promise<CvAnswer>;
  /** Everything else: the app. */
  handleRest: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  report: (error: unknown) => void;
  /** Every request is measured. */
  measured?: boolean;
}

/** No page, form or action of the app takes more. */
const LARGEST_BODY = 4 * 1024 * 1024;
/** A form of a CV holds a password at most. */
const LARGEST_FORM = 4_096;

/** Whether a request announces more than anything here takes; such a one is answered before it is read. */
function isTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > LARGEST_BODY;
}

function header(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The body of a CV's form as text. Throws `too-large` for more than any of them sends. */
async function readForm(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_FORM) throw new AppError('too-large', `This request is larger than ${LARGEST_FORM} bytes.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What kind of page a request is for: never its address, which can hold a secret or a name. */
function routeOf(pathname: string, target: CvTarget | undefined): string {
  if (target) return '/cv/[slug]';
  if (pathname.startsWith('/assets/') || pathname.startsWith('/_next/')) return 'file';
  return pathname.startsWith('/api/') ? '/api' : 'app';
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Records how long an answer took, once it is sent. */
function recordRequest(request: IncomingMessage, response: ServerResponse, route: string): void {
  const start = performance.now();
  const method = METHODS.has(request.method ?? '') ? request.method : '_OTHER';
  response.once('close', () => telemetry().record('http.server.request.duration', secondsSince(start), { method, route, status: response.statusCode }));
}

/** The server in front: files and CVs from memory, the rest by Next. Addresses with their secrets are never logged. */
export function createSite({ proxies, assets, answerCv, handleRest, report, measured = false }: SiteParts): Server {
  const cv = async (target: CvTarget, search: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = await answerCv({
      method: request.method ?? 'GET',
      target,
      query: new URLSearchParams(search),
      address: askerOf(request, proxies),
      acceptEncoding: header(request.headers['accept-encoding']),
      ifNoneMatch: request.headers['if-none-match'],
      header: (name) => header(request.headers[name]),
      body: () => readForm(request),
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
  const failed = (response: ServerResponse) => (error: unknown) => {
    report(error);
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('This page could not be made. Try again in a moment.\n');
  };
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const mark = url.indexOf('?');
    const pathname = mark < 0 ? url : url.slice(0, mark);
    const target = cvTarget(pathname);
    if (measured) recordRequest(request, response, routeOf(pathname, target));
    if (isTooLarge(request)) response.writeHead(413, { 'connection': 'close', 'content-type': 'text/plain; charset=utf-8' }).end('This request is too large.\n');
    else if (target) cv(target, mark < 0 ? '' : url.slice(mark), request, response).catch(failed(response));
    else if (!assets.answer(request, response, pathname)) handleRest(request, response).catch(failed(response));
  });
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  return server;
}
