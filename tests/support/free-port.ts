import { createServer } from 'node:net';

/** Ports that no system gives out by itself: one that is free stays free until its program listens, and one where nobody listens stays so. */
const [FIRST, LAST] = [20_000, 32_000];
const given = new Set<number>();

/** A port that nobody listens on: the one that is wished for, else any. Never the same one twice. */
export async function freePort(wished = FIRST + Math.floor(Math.random() * (LAST - FIRST))): Promise<number> {
  const server = createServer();
  const listening = !given.has(wished) && await new Promise<boolean>((ready) => { server.once('error', () => ready(false)).listen(wished, '127.0.0.1', () => ready(true)); });
  if (!listening) return freePort();
  given.add(wished);
  await new Promise((done) => { server.close(done); });
  return wished;
}
