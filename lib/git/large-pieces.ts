import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** A piece shorter than this makes the reader wait a moment, so that the next one is longer. */
const SHORT = 48 * 1024;
const MOMENT_MS = 1;
/** Most that is taken at once. */
const PIECE_BYTES = 256 * 1024;

/** Takes a piece; its bytes may be written over once it returns, so what is needed later must be copied. */
export type TakePiece = (piece: Buffer) => Promise<void> | undefined;

/**
 * Hands a process's output over in large pieces. Git writes in pieces of 4 kB, and each one read alone costs as much as a long one; so after a short piece the stream
 * rests for a moment while the pipe fills, unless `rests` says that a core is free and waits for it. `take` may give a promise; the stream rests until it is fulfilled.
 * `seen` is told of the bytes of every piece.
 */
export function readLargePieces(stream: Readable, take: TakePiece, seen: (bytes: number) => void = () => {}, rests: () => boolean = () => true): Promise<void> {
  return new Promise((resolve, reject) => {
    // A process that ends makes its output flow on whatever rests, so the end may come while a piece is still being taken.
    let taken: Promise<unknown> = Promise.resolve();
    let source: Readable = stream;
    const fail = (error: unknown) => {
      source.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    /** Says whether more may come at once. */
    const onPiece = (piece: Buffer): boolean => {
      seen(piece.length);
      let wait: Promise<void> | undefined;
      try {
        wait = take(piece);
      } catch (error) {
        fail(error);
        return false;
      }
      if (wait) {
        taken = Promise.all([taken, wait]);
        taken.then(() => source.resume(), fail);
        return false;
      }
      if (piece.length >= SHORT || !rests()) return true;
      setTimeout(() => source.resume(), MOMENT_MS);
      return false;
    };
    const own = withOneBuffer(stream, onPiece);
    source = own ?? stream;
    if (!own) {
      stream.on('data', (piece: Buffer) => {
        if (!onPiece(piece)) stream.pause();
      });
    }
    source.once('close', () => void taken.then(() => resolve(), fail));
  });
}

/**
 * Reads a pipe into one buffer that is used again and again. Node allots 64 kB for every piece of a pipe, and half a gigabyte of file contents then costs more time to
 * collect than to read; its documented `onread` avoids that, but child processes do not offer it, so their handle moves to a socket that does. Undefined where the
 * stream has no such handle, or something was read from it already.
 */
function withOneBuffer(stream: Readable & { _handle?: unknown }, onPiece: (piece: Buffer) => boolean): Socket | undefined {
  const handle = stream._handle;
  if (!handle || stream.readableLength > 0 || stream.readableFlowing !== null) return undefined;
  stream._handle = null;
  stream.destroy();
  const buffer = Buffer.allocUnsafeSlow(PIECE_BYTES);
  const socket = new Socket({
    handle,
    readable: true,
    writable: false,
    onread: { buffer, callback: (length: number) => onPiece(length === PIECE_BYTES ? buffer : buffer.subarray(0, length)) },
  } as ConstructorParameters<typeof Socket>[0]);
  // A process that was ended resets its pipe; its exit tells why.
  socket.on('error', () => {});
  socket.resume();
  return socket;
}
