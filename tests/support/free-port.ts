import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A port that nobody listens on at this moment: the one that is wished for, else any. */
export async function freePort(wished = 0): Promise<number> {
  const server = createServer();
  const listening = await new Promise<boolean>((ready) => { server.once('error', () => ready(false)).listen(wished, '127.0.0.1', () => ready(true)); });
  if (!listening) return freePort();
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => { server.close(done); });
  return port;
}
