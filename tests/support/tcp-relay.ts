import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A port in front of another one of this machine. */
export interface TcpRelay {
  port: number;
  /** Bytes that went to the other port, and that came from it. */
  bytes(): { to: number; from: number };
  /** Milliseconds that each piece waits on its way; 0 at the start. */
  delay(milliseconds: number): void;
  /** Ends the connections there are; new ones are taken. */
  cut(): void;
  /** Ends every connection, also new ones, until told otherwise. */
  refuse(all: boolean): void;
  stop(): Promise<void>;
}

/** Starts a relay to a port of this machine, on an address of it. */
export async function startTcpRelay(target: number, host = '127.0.0.1'): Promise<TcpRelay> {
  let wait = 0;
  const open = new Set<Socket>();
  const bytes = { to: 0, from: 0 };
  const pass = (from: Socket, to: Socket, way: keyof typeof bytes): void => {
    // Pieces stay in their order, also where the delay becomes shorter while one is on its way.
    let last = Promise.resolve();
    let onTheirWay = 0;
    const later = (work: () => void): void => {
      const until = Date.now() + wait;
      onTheirWay += 1;
      last = last.then(() => sleep(Math.max(0, until - Date.now()))).then(() => {
        onTheirWay -= 1;
        work();
      });
    };
    from.on('data', (piece: Buffer) => {
      bytes[way] += piece.length;
      if (wait === 0 && onTheirWay === 0) to.write(piece);
      else later(() => { if (!to.destroyed) to.write(piece); });
    });
    from.once('close', () => later(() => to.destroy())).on('error', () => to.destroy());
  };
  let refused = false;
  const server = createServer((near) => {
    if (refused) {
      near.destroy();
      return;
    }
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) open.add(socket.once('close', () => open.delete(socket)));
    pass(near, far, 'to');
    pass(far, near, 'from');
  });
  await new Promise<void>((resolve) => { server.listen(0, host, resolve); });
  const cut = (): void => { for (const socket of open) socket.destroy(); };
  return {
    port: (server.address() as AddressInfo).port,
    bytes: () => ({ ...bytes }),
    delay(milliseconds) {
      wait = milliseconds;
    },
    cut,
    refuse(all) {
      refused = all;
      if (all) cut();
    },
    async stop() {
      cut();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
