import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { CommitFact } from '../facts/types';
import { createInfluxStatsStore } from './influx';
import { fromTag, placeOf, toTag } from './influx-names';
import { factLines } from './influx-points';
import type { StatsStore } from './port';

interface Asked { url: string; authorization: string; body: string }
type Answer = (asked: Asked, response: ServerResponse, number: number) => void;

const stop: (() => Promise<void>)[] = [];
afterEach(async () => { for (const one of stop.splice(0)) await one(); });

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}

/** A server that answers as it is told to, and a store over it. */
async function serving(answer: Answer): Promise<{ store: StatsStore; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const one = { url: request.url ?? '', authorization: request.headers.authorization ?? '', body };
      answer(one, response, asked.push(one));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  stop.push(() => new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  }));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { store: createInfluxStatsStore({ url, version: 2, bucket: 'b', org: 'o', authorization: 'Token s3cret' }), asked };
}

function factOf(commit: string, differences: Partial<CommitFact> = {}): CommitFact {
  return {
    repository: 'r', commit, work: null, time: 1_700_000_000, zone: 0, committed: null, kind: 'fix', identity: null, merge: false, coAuthorOnly: false, coAuthored: false, bot: false, ai: false,
    signed: false, signatureVerified: false, excludedByOwner: false, changes: [{ language: 'Go', category: 'code', files: 1, additions: 1, deletions: 1 }], ...differences,
  };
}

const FACTS = Array.from({ length: 10 }, (_, number) => factOf(`c${number}`));
const linesOf = (body: string): number => body.trim().split('\n').length;

describe('writing to InfluxDB', () => {
  it('asks with the login in a header and nowhere else', async () => {
    const { store, asked } = await serving((_, response) => response.writeHead(204).end());
    await store.write('u', 1, FACTS);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.authorization).toBe('Token s3cret');
    expect(asked[0]?.url).not.toContain('s3cret');
  });

  it('tries again what is busy, has a fault or does not answer, and waits as long as it is told to', async () => {
    const begun = Date.now();
    const { store, asked } = await serving((_, response, number) => {
      if (number === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else if (number === 2) response.writeHead(503).end();
      else if (number === 3) response.destroy();
      else response.writeHead(204).end();
    });
    await store.write('u', 1, FACTS);
    expect(asked).toHaveLength(4);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(1_000);
    expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
  });

  it('sends in halves what is too large, down to single points', async () => {
    let stored = 0;
    const { store } = await serving(({ body }, response) => {
      if (linesOf(body) > 2) response.writeHead(413).end();
      else {
        stored += linesOf(body);
        response.writeHead(204).end();
      }
    });
    await store.write('u', 1, FACTS);
    expect(stored).toBe(10);
  });

  it('makes the bucket where it is not there: without an end, a year a shard', async () => {
    let made: { retentionRules?: unknown } | undefined;
    const { store } = await serving(({ url, body }, response) => {
      response.setHeader('content-type', 'application/json');
      if (url.startsWith('/api/v2/orgs')) response.end(JSON.stringify({ orgs: [{ id: 'org-1' }] }));
      else if (url.startsWith('/api/v2/buckets')) {
        made = JSON.parse(body) as { retentionRules?: unknown };
        response.writeHead(201).end('{}');
      } else if (made) response.writeHead(204).end();
      else response.writeHead(404).end('{"code":"not found"}');
    });
    await Promise.all([store.write('u', 1, FACTS), store.write('u', 1, FACTS)]);
    expect(made).toMatchObject({ orgID: 'org-1', name: 'b', retentionRules: [{ everySeconds: 0, shardGroupDurationSeconds: 31_449_600 }] });
  });

  it('says what an operator can do when it is refused, without the login', async () => {
    const { store, asked } = await serving((_, response) => response.writeHead(401).end('{"message":"Token s3cret is wrong"}'));
    const failure = store.write('u', 1, FACTS);
    await expect(failure).rejects.toMatchObject({ code: 'store-failed' });
    await expect(failure).rejects.toThrow(/INFLUX_TOKEN/u);
    await expect(failure).rejects.not.toThrow(/s3cret/u);
    expect(asked).toHaveLength(1);
  });

  it('has no more than four requests under way', async () => {
    let underWay = 0;
    let most = 0;
    const held: (() => void)[] = [];
    const { store, asked } = await serving((_, response) => {
      most = Math.max(most, (underWay += 1));
      held.push(() => {
        underWay -= 1;
        response.writeHead(204).end();
      });
      // Answered four by four, however long it takes until four are there; a fifth would have a moment to come.
      if (held.length === 4) setTimeout(() => { for (const answer of held.splice(0)) answer(); }, 20);
    });
    await Promise.all(Array.from({ length: 12 }, () => store.write('u', 1, FACTS)));
    expect(asked).toHaveLength(12);
    expect(most).toBe(4);
  });
});

describe('reading from InfluxDB', () => {
  const answer = (partial: boolean): string => JSON.stringify({ results: [{ series: [{ name: 'facts', tags: { repository: 'r', rules: '1', language: '', category: '', kind: 'other' }, columns: ['time', 'fact'], values: [['2026-11-20T08:00:00Z', 'c1,1,0,,0,,,']], partial }], partial }] });

  it('asks again where the answer ends too early', async () => {
    const { store, asked } = await serving((_, response, number) => {
      response.setHeader('content-type', 'application/json');
      if (number === 1) {
        response.write(answer(true));
        response.write('\n');
        setTimeout(() => response.destroy(), 10);
      } else if (number === 2) response.end(answer(true));
      else response.end(`${answer(true)}\n${answer(false)}\n`);
    });
    expect(await store.commitIds('u', 1, 'r')).toEqual(new Set(['c1']));
    expect(asked).toHaveLength(3);
  });

  const MISSING = JSON.stringify({ results: [{ error: 'database not found: b' }] });
  /** A server of version 2 on which the bucket is never seen; what it says to whoever makes it, and to whoever asks before it is made. */
  const unseen = (status: number, orgs: object[], afterwards = MISSING): Answer => {
    let made = false;
    return ({ url }, response) => {
      response.setHeader('content-type', 'application/json');
      if (url.startsWith('/api/v2/orgs')) response.end(JSON.stringify({ orgs }));
      else if (url.startsWith('/api/v2/buckets')) {
        made = true;
        response.writeHead(status).end('{}');
      } else if (url.startsWith('/api/v2/delete')) response.writeHead(404).end('{"code":"not found","message":"failed to find bucket"}');
      else response.end(made ? afterwards : MISSING);
    };
  };

  it('has no rows where the bucket was not there, and makes it', async () => {
    const { store, asked } = await serving(unseen(201, [{ id: 'org-1' }], '{"results":[{}]}'));
    expect(await store.commitIds('u', 1, 'r')).toEqual(new Set());
    expect(asked.filter(({ url }) => url.startsWith('/api/v2/buckets'))).toHaveLength(1);
  });

  it.each([['is there, and may not be read', 422, [{ id: 'org-1' }]], ['may not be made', 201, []]])('never takes a bucket for empty that %s', async (_, status, orgs) => {
    const { store } = await serving(unseen(status, orgs));
    await expect(store.commitIds('u', 1, 'r')).rejects.toMatchObject({ code: 'store-failed', message: expect.stringMatching(/may read/u) as string });
    await expect(store.removeUser('u')).rejects.toMatchObject({ code: 'store-failed' });
  });

  it('does not believe anybody else that there is no bucket', async () => {
    const { store } = await serving((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404 page not found</h1>'));
    await expect(store.commitIds('u', 1, 'r')).rejects.toMatchObject({ code: 'store-failed' });
    await expect(store.removeRepository('u', 'r')).rejects.toMatchObject({ code: 'store-failed' });
  });

  it('says that it could not answer, and nothing of how it is built', async () => {
    const { store } = await serving((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ results: [{ error: 'shard 7 at /var/lib is missing' }] })));
    await expect(store.commitIds('u', 1, 'r')).rejects.toMatchObject({ code: 'store-failed', message: expect.not.stringContaining('/var/lib') as string });
  });
});

describe('the points of a fact', () => {
  it('have names from which every character comes back', () => {
    for (const text of ['', ' ', 'C++', 'a,b=c d', '\\', "it's", '%', '%25', 'ß 💣', 'a\nb', ' edge ']) {
      expect(fromTag(toTag(text))).toBe(text);
      expect(toTag(text)).toMatch(/^[\w.+#()*/!:@;%-]([\w.+#()*/!:@; %-]*[\w.+#()*/!:@;%-])?$/u);
    }
  });

  it('lie where no other commit of the second lies, also where a whole history shares one', () => {
    const facts = Array.from({ length: 50_000 }, (_, number) => factOf(number.toString(16).padStart(32, '0')));
    const places = factLines('u', 1, facts, 1).map((line) => `${/crowd=(\w+)/u.exec(line)?.[1] ?? ''} ${line.split(' ').at(-1) ?? ''}`);
    expect(new Set(places).size).toBe(50_000);
    expect(placeOf('a')).toEqual(placeOf('a'));
  });

  it('lie in the second of the author, and in 1970 where there is none', () => {
    const secondOf = (fact: CommitFact): number => Math.floor(Number(factLines('u', 1, [fact], 1)[0]?.split(' ').at(-1)) / 1e9);
    expect(secondOf(factOf('a'))).toBe(1_700_000_000);
    for (const time of [null, -1, 253_402_300_799]) expect(secondOf(factOf('a', { time }))).toBeLessThan(86_400);
  });
});
