import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A proxy that lets connections through with CONNECT, to the ports of this machine that it knows names by. */
export interface ConnectProxy {
  /** With a login. */
  url: string;
  /** What was asked for: `host:port`, with the login that was shown. */
  asked: { target: string; login: string }[];
  /** Names that it knows: `host:port` to a port of this machine. */
  names: Map<string, number>;
  /** Answers everything with this status from now on; 0: no more. */
  refuse(status: number): void;
  close(): Promise<void>;
}

const LOGIN = 'operator:pass word';

/** Starts a proxy that asks for a login. */
export async function startConnectProxy(): Promise<ConnectProxy> {
  const asked: ConnectProxy['asked'] = [];
  const names = new Map<string, number>();
  const open = new Set<Socket>();
  let refused = 0;
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket)).on('error', () => undefined);
  });
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    const target = request.url ?? '';
    const login = Buffer.from((request.headers['proxy-authorization'] ?? '').replace(/^Basic /u, ''), 'base64').toString();
    asked.push({ target, login });
    const port = names.get(target);
    const status = refused || (login === LOGIN ? (port === undefined ? 502 : 200) : 407);
    if (status !== 200 || port === undefined) {
      socket.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const there = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.write(head);
      there.pipe(socket).pipe(there);
    });
    there.on('error', () => socket.destroy());
    socket.on('error', () => there.destroy());
  });
  await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready); });
  const [name = '', password = ''] = LOGIN.split(':');
  return {
    url: `http://${name}:${encodeURIComponent(password)}@127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked, names,
    refuse(status) { refused = status; },
    close: () => new Promise((done) => {
      for (const socket of open) socket.destroy();
      server.close(() => done());
    }),
  };
}
