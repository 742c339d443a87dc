import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, expect, test } from 'vitest';
import { openWorkshop } from './workshop';

const workshop = openWorkshop();
afterAll(() => workshop.close());

const LINE = `${'x'.repeat(1023)}\n`;
const PIECE = Buffer.from(LINE.repeat(1024));
const PIECES = 2048;

/** One commit with a text of 2 GiB and a small file beside it; git itself packs it as it comes. */
function* twoGibibytes(): Generator<Buffer> {
  yield Buffer.from(`blob\nmark :1\ndata ${PIECE.length * PIECES}\n`);
  for (let piece = 0; piece < PIECES; piece += 1) yield PIECE;
  yield Buffer.from(`
commit refs/heads/main
committer Ada <ada@example.test> 1700000000 +0100
data 6
large
M 100644 :1 big.txt
M 100644 inline a.py
data 4
x=1

`);
}

test('beside a file of 2 GiB everything else is counted, and the file is named', async () => {
  const repository = workshop.repository('huge', '');
  const importer = spawn('git', ['fast-import', '--quiet'], { cwd: repository, stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(importer, 'exit');
  await pipeline(Readable.from(twoGibibytes()), importer.stdin);
  expect((await ended)[0]).toBe(0);
  const scan = workshop.scan(repository);
  expect(scan).toMatchObject({ commits: 1, filesChanged: 2, additions: 1, headline: { filesChanged: 1, additions: 1 } });
  expect(scan.incomplete).toMatchObject([{ reason: '1 file over 50 MB: lines not counted' }]);
  expect(workshop.leftovers()).toEqual([]);
});
