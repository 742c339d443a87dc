/** One unit of git's wire format (gitprotocol-common(5)): data, or one of its three special lengths. */
export type Packet = { kind: 'data'; payload: Buffer } | { kind: 'flush' } | { kind: 'delimiter' } | { kind: 'end' };

export const FLUSH = '0000';
export const DELIMITER = '0001';

const LONGEST = 65_520;
const SPECIAL = ['flush', 'delimiter', 'end'] as const;

/** A text as one packet, its length in four hex digits before it. */
export function encodePacket(text: string): string {
  return (Buffer.byteLength(text) + 4).toString(16).padStart(4, '0') + text;
}

/** The broken framing of a packet stream; what came before it must not be trusted either. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
}

/** Splits a stream into packets as they arrive. Throws BrokenStream for an impossible length and for an end inside a packet. */
export async function* readPackets(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Packet> {
  let rest: Buffer = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = 4;
  for await (const chunk of chunks) {
    const block = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    parts.push(block);
    held += block.length;
    if (held < wanted) continue;
    rest = parts.length === 1 ? block : Buffer.concat(parts, held);
    let at = 0;
    for (;;) {
      wanted = 4;
      if (rest.length - at < 4) break;
      const length = packetLength(rest, at);
      if (length < 4) {
        const kind = SPECIAL[length];
        if (!kind) throw new BrokenStream('impossible packet length');
        yield { kind };
        at += 4;
        continue;
      }
      wanted = length;
      if (rest.length - at < length) break;
      yield { kind: 'data', payload: rest.subarray(at + 4, at + length) };
      at += length;
    }
    rest = rest.subarray(at);
    parts = rest.length > 0 ? [rest] : [];
    held = rest.length;
  }
  if (held > 0) throw new BrokenStream('the stream ends inside a packet');
}

function packetLength(bytes: Buffer, at: number): number {
  let length = 0;
  for (let index = at; index < at + 4; index += 1) {
    const digit = hexDigit(bytes[index] ?? 0);
    if (digit < 0) throw new BrokenStream('a packet length is no number');
    length = length * 16 + digit;
  }
  if (length > LONGEST) throw new BrokenStream('a packet is longer than the protocol allows');
  return length;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  if (code >= 65 && code <= 70) return code - 55;
  return -1;
}

/** A packet's payload as text without its line end. */
export function packetText(payload: Buffer): string {
  return payload.toString('utf8').replace(/\n$/, '');
}
