import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { answerApi } from '../../lib/api/answer-api';
import { methodOf } from '../../lib/api/operation';
import { OPERATIONS } from '../../lib/api/operations';
import type { Context } from '../../lib/context';

export interface ApiServer {
  url: string;
  /** Bodies that came, as text. */
  bodies: string[];
  /** Asked before each request: a status instead of the answer, or undefined. */
  refuse: (method: string, path: string) => number | undefined;
  close(): Promise<void>;
}

/** The public API of a place on loopback. */
export async function startApiServer(context: Context): Promise<ApiServer> {
  const running: ApiServer = { url: '', bodies: [], refuse: () => undefined, close: () => new Promise((done) => { server.closeAllConnections(); server.close(() => done()); }) };
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      const method = request.method ?? 'GET';
      const path = url.pathname.replace('/api/v1', '');
      const status = running.refuse(method, path);
      const operation = OPERATIONS.find((one) => one.path === path && methodOf(one) === method);
      if (status !== undefined || !operation) {
        response.writeHead(status ?? 404, { 'retry-after': '1' }).end('{}');
        return;
      }
      const text = Buffer.concat(await Readable.from(request).toArray() as Buffer[]).toString();
      if (text !== '') running.bodies.push(text);
      const answer = await answerApi(context, operation, new Request(url, { method, headers: request.headers as Record<string, string>, ...(method === 'POST' ? { body: text } : {}) }));
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  running.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return running;
}
