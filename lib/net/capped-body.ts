import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { pipeline, Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { connectionFailure, tooMuch } from './failures';
import type { OutboundLimits } from './outbound';

/** Below this nobody minds how well it was packed. */
const RATIO_FROM = 1_000_000;

function counter(count: (bytes: number) => boolean): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      if (count(chunk.length)) done(null, chunk);
      else done(tooMuch());
    },
  });
}

function unpacker(encoding: string): Transform | undefined {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'deflate') return createInflate();
  return encoding === 'br' ? createBrotliDecompress() : undefined;
}

/**
 * The unpacked body, ended with `limit-exceeded` where it grows over the caps. `reason` gives what an ended exchange is answered with.
 * Undefined for a packing that was not asked for.
 */
export function cappedBody(raw: Readable, encoding: string, limits: OutboundLimits, reason: () => unknown): Readable | undefined {
  let received = 0;
  let unpacked = 0;
  const into = counter((bytes) => {
    received += bytes;
    return received <= limits.maxBytes;
  });
  const out = counter((bytes) => {
    unpacked += bytes;
    return unpacked <= limits.maxBytes && (unpacked < RATIO_FROM || unpacked <= received * limits.maxRatio);
  });
  const unpack = encoding === '' || encoding === 'identity' ? undefined : unpacker(encoding);
  if (unpack === undefined && encoding !== '' && encoding !== 'identity') return undefined;
  const parts = unpack === undefined ? [raw, into, out] : [raw, into, unpack, out];
  const last = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  // The failure a reader sees is ours, whichever part of the chain broke.
  pipeline(parts, (cause) => {
    if (cause) last.destroy(toError(reason() ?? connectionFailure(cause)));
    else last.end();
  });
  out.on('data', (chunk: Buffer) => {
    if (!last.write(chunk)) out.pause();
  });
  last.on('drain', () => out.resume());
  last.on('close', () => raw.destroy());
  return last;
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : connectionFailure(reason);
}
