import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startGitServer } from '../support/git-server';
import { measure } from './measure';
import { megabytes, printHeading, printRow, seconds } from './report';
import { PROGRAM } from './scan';

const LINE = 20_000_000;

interface Author {
  email: string;
  share: number;
}

/** First collections over loopback HTTP against a full bare clone, with and without a 20 Mbit/s line; then a run with nothing new. */
export async function benchRemote(repository: string, authors: readonly Author[]): Promise<void> {
  for (const bitsPerSecond of [undefined, LINE]) {
    printHeading(`First collection over HTTP against a full bare clone${bitsPerSecond ? ' on a 20 Mbit/s line' : ''}`);
    const full = await overHttp(repository, bitsPerSecond, (url, folder) => measure('git', ['clone', '--bare', '--quiet', url, path.join(folder, 'clone.git')]));
    for (const { email, share } of authors) {
      const ours = await overHttp(repository, bitsPerSecond, url => measure(process.execPath, [PROGRAM, 'scan', url, '--email', email, '--json']));
      const what = `${email.slice(0, 40)}, ${(100 * share).toFixed(0)} % of the commits`;
      const goals = share <= 0.05 ? ['0.27', '0.35'] : share <= 0.2 ? ['0.6', '0.65'] : [undefined, undefined];
      printRow({ what: `${what}: bytes`, ours: megabytes(ours.bytes), against: `clone ${megabytes(full.bytes)}`, ratio: ours.bytes / full.bytes, goal: goals[0] });
      printRow({
        what: `${what}: seconds`, ours: seconds(ours.seconds), against: `clone ${seconds(full.seconds)}`,
        ratio: ours.seconds / full.seconds, goal: bitsPerSecond ? goals[1] : undefined,
      });
    }
  }
  await benchNothingNew(repository, authors[0]?.email ?? '');
}

async function overHttp(repository: string, bitsPerSecond: number | undefined, run: (url: string, folder: string) => Promise<{ seconds: number }>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const server = await startGitServer({ root: path.dirname(repository), bitsPerSecond });
  try {
    const done = await run(server.url(path.basename(repository)), folder);
    return { seconds: done.seconds, bytes: server.sent() + server.received(), requests: server.requests.length };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A collection with nothing new: requests, bytes, and the whole command against an empty Node. */
async function benchNothingNew(repository: string, email: string): Promise<void> {
  printHeading('Nothing new');
  const data = mkdtempSync(path.join(os.tmpdir(), 'bench-data-'));
  const server = await startGitServer({ root: path.dirname(repository) });
  const url = server.url(path.basename(repository));
  const collect = () => measure(process.execPath, [PROGRAM, 'collect', url, '--email', email], { COMMIT_STATS_DATA: data });
  try {
    await collect();
    server.reset();
    const again = await collect();
    const empty = await measure(process.execPath, ['-e', '']);
    printRow({ what: 'requests', ours: String(server.requests.length), against: '', goal: '1' });
    printRow({ what: 'bytes both ways', ours: `${server.sent() + server.received()} B`, against: '', goal: 'under 1000 B' });
    printRow({ what: 'the whole command, more than an empty Node', ours: seconds(again.seconds - empty.seconds), against: `node -e "" ${seconds(empty.seconds)}`, goal: 'at most 0.3 s' });
  } finally {
    await server.close();
    rmSync(data, { recursive: true, force: true });
  }
}
