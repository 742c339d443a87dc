import type { Readable } from 'node:stream';

/** A piece shorter than this makes the reader wait a moment, so that the next one is longer. */
const SHORT = 48 * 1024;
const MOMENT_MS = 1;

/**
 * Hands a process's output over in large pieces. Git writes in pieces of 4 kB, and each one read alone costs as much as a long one; so after a short piece the stream
 * rests for a moment while the pipe fills. `take` may give a promise; the stream rests until it is fulfilled.
 */
export function readLargePieces(stream: Readable, take: (piece: Buffer) => Promise<void> | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    // A process that ends makes its output flow on whatever rests, so the end may come while a piece is still being taken.
    let taken: Promise<unknown> = Promise.resolve();
    stream.on('data', (piece: Buffer) => {
      let wait: Promise<void> | undefined;
      try {
        wait = take(piece);
      } catch (error) {
        fail(error);
        return;
      }
      if (wait) {
        stream.pause();
        taken = Promise.all([taken, wait]);
        taken.then(() => stream.resume(), fail);
      } else if (piece.length < SHORT) {
        stream.pause();
        setTimeout(() => stream.resume(), MOMENT_MS);
      }
    });
    const fail = (error: unknown) => {
      stream.destroy();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    stream.once('close', () => void taken.then(() => resolve(), fail));
  });
}
