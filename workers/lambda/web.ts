import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { readSettings } from '../../lib/config/settings';
import { startSite } from '../serve/start-site';
import { prepare } from './open';

/** The site on a port of this environment's own, started while the function is made ready. */
const site = prepare().then(() => startSite({ takeNextPort: false, background: false }));
// Told by the first request.
site.catch(() => undefined);

/** Who asks: set by CloudFront, over whatever the asker wrote there, and nobody else can call this function. */
const VIEWER = 'x-viewer-address';

function viewerOf({ headers, requestContext }: LambdaFunctionURLEvent): string {
  return headers[VIEWER] ?? requestContext.http.sourceIp;
}

/** What the server is told: the site's own name instead of the function's, and one address that nobody but CloudFront could write. */
function headersOf(event: LambdaFunctionURLEvent): Record<string, string> {
  const { host } = new URL(readSettings().baseUrl);
  const said: Record<string, string> = Object.fromEntries(Object.entries(event.headers).map(([name, value]) => [name, value ?? '']));
  if (event.cookies && event.cookies.length > 0) said.cookie = event.cookies.join('; ');
  return { ...said, host, 'x-forwarded-for': viewerOf(event), 'x-forwarded-host': host, 'x-forwarded-proto': 'https' };
}

async function ask(event: LambdaFunctionURLEvent): Promise<IncomingMessage> {
  const { port } = await site;
  const path = event.rawPath + (event.rawQueryString === '' ? '' : `?${event.rawQueryString}`);
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host: '127.0.0.1', port, method: event.requestContext.http.method, path, headers: headersOf(event) }, resolve);
    asked.once('error', reject).end(event.body === undefined ? undefined : Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8'));
  });
}

/** Hop by hop: not for whom the function answers. */
const OWN_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'set-cookie']);

/** Answers one request to the function's address, as a stream: long answers and those that go on need no more memory than a piece of them. */
export const handler = awslambda.streamifyResponse(async (event: LambdaFunctionURLEvent, stream) => {
  const answer = await ask(event);
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !OWN_HOP.has(name)).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
  await pipeline(answer, awslambda.HttpResponseStream.from(stream, { statusCode: answer.statusCode ?? 502, headers, cookies: answer.headers['set-cookie'] ?? [] }));
});
