import type { Advertisement } from './advertisement';
import { BrokenStream, packetText, readPackets } from './pkt-line';

/** The server's own words for why it sends nothing. They are read, never shown. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal';
  constructor(readonly words: string) {
    super('the server refused a fetch');
  }
  /** The object it says it does not have, if it names one. */
  get missing(): string | undefined {
    return /not our ref ([0-9a-f]{40,64})/.exec(this.words)?.[1];
  }
}

/**
 * Gives the bytes of the pack inside a fetch's answer. Throws ServerRefusal for an error of the server, BrokenStream for an answer that ends early or
 * holds anything else. Announcements of other places to fetch from (packfile-uris) are not read at all. `onShallow` hears of commits whose parents the
 * server does not have.
 */
export async function* readPack(
  server: Advertisement,
  chunks: AsyncIterable<Uint8Array>,
  onShallow: (id: string) => void = () => undefined,
): AsyncGenerator<Buffer> {
  if (server.version === 0 && !server.sideBand) {
    yield* packWithoutBands(chunks);
    return;
  }
  let inPack = false;
  let ended = false;
  for await (const packet of readPackets(chunks)) {
    if (ended) throw new BrokenStream('something follows the end');
    if (packet.kind !== 'data') {
      if (inPack && packet.kind === 'flush') ended = true;
      continue;
    }
    const { payload } = packet;
    const band = payload[0];
    if (inPack && band === 1) {
      yield payload.subarray(1);
    } else if (inPack && band === 3) {
      throw new ServerRefusal(packetText(payload.subarray(1)).slice(0, 500));
    } else if (!inPack) {
      const text = packetText(payload.subarray(0, 500));
      if (text.startsWith('ERR ')) throw new ServerRefusal(text.slice(4));
      if (text.startsWith('shallow ')) onShallow(text.slice(8));
      // Protocol 0 says NAK or ACK at the end of its talk, then sends the pack; shallow lines and what it has in common come before.
      inPack = server.version === 2 ? text === 'packfile' : /^(NAK|ACK [0-9a-f]+)$/.test(text);
    }
  }
  // Servers that stumble over a request before they send anything often just stop.
  if (!inPack) throw new ServerRefusal('');
  if (!ended) throw new BrokenStream('the pack has no end');
}

/** Servers without side bands send `NAK` as a packet and then the bare pack. */
async function* packWithoutBands(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const block = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (!head) {
      yield block;
      continue;
    }
    head = Buffer.concat([head, block]);
    const start = head.indexOf('PACK');
    if (start >= 0) {
      yield head.subarray(start);
      head = undefined;
    } else if (/^[0-9a-f]{4}ERR /.test(head.toString('latin1', 0, 8))) {
      throw new ServerRefusal(head.toString('utf8', 8, 500));
    } else if (head.length > 100_000) {
      throw new BrokenStream('no pack');
    }
  }
  if (head) throw new ServerRefusal('');
}
