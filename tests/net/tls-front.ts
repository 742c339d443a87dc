import { request as ask } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { SIGNED } from './private-authority';

/** A server whose certificate a private authority signed. It hands everything to another one on this machine, and answers under a name of its own. */
export async function startTlsFront(behind: string, name: string): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(SIGNED, (request, response) => {
    const { host: _host, ...headers } = request.headers;
    const passed = ask(new URL(request.url ?? '/', behind), { method: request.method, headers }, (answer) => {
      const told = { ...answer.headers };
      if (typeof told.link === 'string') told.link = told.link.replaceAll(behind, name);
      if (!String(told['content-type']).includes('json')) {
        response.writeHead(answer.statusCode ?? 502, told);
        answer.pipe(response);
        return;
      }
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        delete told['content-length'];
        response.writeHead(answer.statusCode ?? 502, told).end(Buffer.concat(parts).toString('utf8').replaceAll(behind, name));
      });
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}
