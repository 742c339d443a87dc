import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { beforeAll, describe, expect, test } from 'vitest';

import { encodePacket, FLUSH } from '../../lib/git/remote/pkt-line';
import { countRemote, truthOf } from './count';
import { AUTHORS, git, gitBytes, makeRandomRepository } from './random-repository';
import { servedFolder } from './served-folder';

const { folder, temp, serve } = servedFolder('early-');
const repository = path.join(folder, 'repository');

beforeAll(() => makeRandomRepository(repository, 41, 500));

/** How many trees or blobs a request asks for. A long one is compressed. */
function objectsAsked({ method, body }: { method: string; body: Buffer }): number {
  const text = (body[0] === 0x1f ? gunzipSync(body) : body).toString('latin1');
  return method === 'POST' && !text.includes('filter tree:0') ? text.split('want ').length - 1 : 0;
}

/** An answer to a fetch that holds this pack. */
function answerWith(pack: Buffer): Buffer {
  const packets: Buffer[] = [Buffer.from(encodePacket('packfile\n'))];
  for (let at = 0; at < pack.length; at += 60_000) {
    const block = pack.subarray(at, at + 60_000);
    packets.push(Buffer.from((block.length + 5).toString(16).padStart(4, '0')), Buffer.of(1), block);
  }
  return Buffer.concat([...packets, Buffer.from(FLUSH)]);
}

describe('objects that are fetched while the history arrives', () => {
  test('come in a few parts, give the numbers of git, and leave out nobody who is named', async () => {
    const server = await serve();
    for (const email of AUTHORS) {
      server.reset();
      const counted = await countRemote({ url: server.url('repository'), email, early: true, temp });
      expect(counted.commits).toEqual(truthOf(repository, ['main'], email));
      expect(counted.incomplete).toEqual(new Map());
      expect(new Set(counted.listed)).toEqual(new Set(git(repository, ['log', '--format=%H', '-i', `--author=<${email}>`, 'main']).trim().split('\n')));
      expect(server.requests.filter(({ body }) => body.includes('filter tree:0'))).toHaveLength(1);
      expect(server.requests.length).toBeLessThanOrEqual(16);
    }
  });

  // A server that refuses a single object says that it does not have it.
  test('are asked for again, as before, where the server refuses them the first time', async () => {
    for (const refused of [0, 1, 2]) {
      let seen = 0;
      const server = await serve({ fault: (request) => (objectsAsked(request) < 2 || seen++ !== refused ? undefined : { kind: 'answer', type: 'application/x-git-upload-pack-result', body: Buffer.from(encodePacket('ERR not now\n')) }) });
      const counted = await countRemote({ url: server.url('repository'), email: AUTHORS[0], early: true, temp });
      expect(counted.commits).toEqual(truthOf(repository, ['main'], AUTHORS[0]));
      expect(counted.incomplete).toEqual(new Map());
    }
  });

  test('that break off end it with a sentence and leave nothing', async () => {
    let seen = 0;
    // How many requests there are, and how long each answer is, depends on what has arrived: each of at least two is longer than that.
    const server = await serve({ fault: (request) => (objectsAsked(request) > 0 && seen++ >= 1 ? { kind: 'end', after: 60 } : undefined) });
    await expect(countRemote({ url: server.url('repository'), email: AUTHORS[0], early: true, temp })).rejects.toMatchObject({ code: expect.stringMatching(/^repository-/) });
  });

  test('are no reason to wait when somebody stops it', async () => {
    const stop = new AbortController();
    let seen = 0;
    const server = await serve({ fault: (request) => {
      if (objectsAsked(request) === 0 || seen++ !== 1) return undefined;
      setTimeout(() => stop.abort(), 100);
      return { kind: 'stall', after: 100 };
    } });
    await expect(countRemote({ url: server.url('repository'), email: AUTHORS[0], early: true, temp, signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('what was read on the way', () => {
  test('does not count where the server sends commits that its branch does not reach', async () => {
    const head = git(repository, ['rev-parse', 'main']).trim();
    const tree = git(repository, ['rev-parse', 'main^{tree}']).trim();
    const beside = git(repository, ['-c', `user.email=${AUTHORS[0]}`, '-c', 'user.name=A', 'commit-tree', '-m', 'beside', '-p', head, tree]).trim();
    const pack = gitBytes(repository, ['pack-objects', '--revs', '--stdout', '--filter=tree:0', '-q'], `${beside}\n`);
    const server = await serve({ fault: ({ body }) => (body.includes('tree:0') ? { kind: 'answer', type: 'application/x-git-upload-pack-result', body: answerWith(pack) } : undefined) });
    const counted = await countRemote({ url: server.url('repository'), email: AUTHORS[0], early: true, temp });
    expect(counted.listed).not.toContain(beside);
    expect(counted.commits).toEqual(truthOf(repository, ['main'], AUTHORS[0]));
  });

  test('is read by git where a commit is written in another encoding', async () => {
    const at = path.join(folder, 'encoded');
    git(folder, ['init', '--bare', '-q', '-b', 'main', at]);
    const commit = (mark: number, encoding: string, name: Buffer): Buffer => Buffer.concat([
      Buffer.from(`commit refs/heads/main\nmark :${mark}\nauthor `), name, Buffer.from(` <a@example.test> 1600000000 +0000\ncommitter A <a@example.test> 1600000000 +0000\n${encoding}data 1\nx\n${mark === 1 ? '' : `from :${mark - 1}\n`}M 100644 inline a.txt\ndata 2\n${mark}\n\n`),
    ]);
    git(at, ['fast-import', '--quiet'], Buffer.concat([commit(1, '', Buffer.from('Ünal')), commit(2, 'encoding ISO-8859-1\n', Buffer.from('Ünal', 'latin1')), commit(3, 'encoding utf8\n', Buffer.from('Ünal'))]));
    const server = await serve();
    const names = new Set<string>();
    const counted = await countRemote({ url: server.url('encoded'), email: 'a@example.test', early: true, temp, onHeader: ({ author }) => names.add(author.name) });
    expect(counted.commits).toEqual(truthOf(at, ['main']));
    expect(names).toEqual(new Set(['Ünal']));
  });
});
