import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readLargePieces } from './large-pieces';

test('the end is told only when every piece was taken, also where output flows on while one is being taken', async () => {
  const stream = new PassThrough();
  const done: string[] = [];
  const read = readLargePieces(stream, async (piece) => {
    await sleep(20);
    done.push(piece.toString());
  });
  stream.write('a');
  await sleep(5);
  stream.resume();
  stream.write('b');
  stream.end();
  await read;
  expect(done).toEqual(['a', 'b']);
});

test('a piece that cannot be taken ends the reading with its reason', async () => {
  const stream = new PassThrough();
  const read = readLargePieces(stream, () => Promise.reject(new Error('full')));
  stream.end('a');
  await expect(read).rejects.toThrow('full');
});

test('a stream that is not to rest gives its pieces as they come', async () => {
  const stream = new PassThrough();
  const got: string[] = [];
  const read = readLargePieces(stream, (piece) => void got.push(piece.toString()), undefined, () => false);
  for (const piece of ['a', 'b', 'c']) {
    stream.write(piece);
    await new Promise((resolve) => setImmediate(resolve));
    expect(got.at(-1)).toBe(piece);
  }
  stream.end();
  await read;
});
