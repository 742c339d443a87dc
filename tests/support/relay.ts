import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server in front of another one: counts what goes through, and can be cut, made slow or made to answer by itself. */
export interface Relay {
  endpoint: string;
  /** What was asked so far: the operation named by `x-amz-target`, else the path. */
  asked: string[];
  /** `through`: as if it were not there; `cut`: closes each connection; `silent`: takes requests and never answers; else the answer itself. */
  behave(how: 'through' | 'cut' | 'silent' | { status: number; body: string; onlyFor?: RegExp }): void;
  stop(): Promise<void>;
}

/** Starts a relay to a server of this machine. */
export async function startRelay(endpoint: string): Promise<Relay> {
  const target = new URL(endpoint);
  const asked: string[] = [];
  let how: Parameters<Relay['behave']>[0] = 'through';
  const server = createServer((incoming, outgoing) => {
    const operation = String(incoming.headers['x-amz-target'] ?? incoming.url).split('.').at(-1) ?? '';
    asked.push(operation);
    if (how === 'cut') incoming.socket.destroy();
    else if (typeof how === 'object' && how.onlyFor?.test(operation) !== false) outgoing.writeHead(how.status, { 'content-type': 'application/x-amz-json-1.1' }).end(how.body);
    else if (how !== 'silent') {
      const passed = request({ host: target.hostname, port: target.port, path: incoming.url, method: incoming.method, headers: incoming.headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      passed.on('error', () => incoming.socket.destroy());
      incoming.pipe(passed);
    }
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    behave(next) {
      how = next;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
