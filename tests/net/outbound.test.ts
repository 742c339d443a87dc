import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { createServer as createTcp } from 'node:net';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createOutbound } from '../../lib/net/create-outbound';
import { forbiddenAddresses } from './forbidden-addresses';
import type { Outbound, OutboundPolicy } from '../../lib/net/outbound';
import { SELF_SIGNED } from './self-signed';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function outbound(policy: Partial<OutboundPolicy>): Outbound {
  const made = createOutbound({ trustedOrigins: [], publicHosts: 'any', ...policy, limits: { failMs: 0, ...policy.limits } });
  closing.push(() => made.close());
  return made;
}

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  closing.push(() => new Promise((done) => {
    server.closeAllConnections();
    server.close(() => done());
  }));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Something on loopback that nobody may reach. */
async function honeypot(host: string, wanted = 0): Promise<{ port: number; visits: () => number }> {
  let visits = 0;
  const server = createTcp((socket) => {
    visits += 1;
    socket.destroy();
  });
  const listening = await new Promise<boolean>((ready) => {
    server.once('error', () => ready(false)).listen(wanted, host, () => ready(true));
  });
  if (!listening) return { port: wanted, visits: () => visits };
  closing.push(() => new Promise((done) => {
    server.close(() => done());
  }));
  return { port: (server.address() as AddressInfo).port, visits: () => visits };
}

async function failureOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const failed = await work.then(() => undefined, (cause: unknown) => cause);
  expect(failed).toMatchObject({ name: 'AppError' });
  return failed as { code: string; message: string };
}

describe('addresses that may not be used', () => {
  it('are refused in every spelling, and nothing on loopback is ever connected to', async () => {
    const pot = await honeypot('127.0.0.1');
    // Where this user may listen on it: the one port that public addresses have.
    const usual = await honeypot('127.0.0.1', 443);
    const spellings = forbiddenAddresses(pot.port);
    expect(new Set(spellings).size).toBeGreaterThanOrEqual(300);
    // The name service is the enemy's: every name there is leads to this machine.
    const way = outbound({ resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]) });
    const sentences = new Set<string>();
    for (const spelling of spellings) {
      for (const attempt of [() => way.fetch(spelling), () => way.pin(spelling)]) {
        const failure = await failureOf(attempt());
        expect(['address-refused', 'forge-unreachable'], spelling).toContain(failure.code);
        sentences.add(failure.message);
      }
    }
    expect(sentences.size).toBe(2);
    expect([pot.visits(), usual.visits()]).toEqual([0, 0]);
  });

  it('are refused on every port but 443, and on hosts outside of the list', async () => {
    const way = outbound({ publicHosts: ['github.com'], resolve: () => Promise.resolve([{ address: '140.82.121.4', family: 4 }]) });
    for (const port of [22, 25, 80, 2375, 6379, 8086, 9200, 27_017]) expect(await failureOf(way.pin(`https://github.com:${port}/`))).toMatchObject({ code: 'address-refused' });
    for (const url of ['https://evil.example.com/', 'https://github.com.evil.com/', 'https://notgithub.com/', 'http://github.com/']) {
      expect(await failureOf(way.pin(url))).toMatchObject({ code: 'address-refused' });
    }
    expect(await way.pin('HTTPS://GitHub.com:443/a')).toMatchObject({ pinned: { ip: '140.82.121.4', family: 4 }, url: new URL('https://github.com/a') });
  });
});

describe('names that change their mind', () => {
  const publicOne = { address: '140.82.121.4', family: 4 as const };
  const inside = { address: '127.0.0.1', family: 4 as const };

  it('are looked up once for each connection, and that answer is the one that counts', async () => {
    let asked = 0;
    const way = outbound({ resolve: () => Promise.resolve([(asked += 1) === 1 ? publicOne : inside]) });
    expect(await way.pin('https://rebind.example.com/')).toMatchObject({ pinned: { ip: publicOne.address } });
    expect(asked).toBe(1);
    expect(await failureOf(way.fetch('https://rebind.example.com/'))).toMatchObject({ code: 'forge-unreachable' });
    expect(asked).toBe(2);
  });

  it.each([
    ['a mixed answer', [publicOne, inside]],
    ['the addresses of clouds', [{ address: '169.254.169.254', family: 4 as const }]],
    ['an address inside another', [{ address: '::ffff:127.0.0.1', family: 6 as const }]],
    ['no answer', []],
  ])('%s is no way through', async (_what, answers) => {
    const way = outbound({ resolve: () => Promise.resolve(answers) });
    expect(await failureOf(way.fetch('https://x.example.com/'))).toMatchObject({ code: 'forge-unreachable' });
    expect(await failureOf(way.pin('https://x.example.com/'))).toMatchObject({ code: 'forge-unreachable' });
  });

  it('fail first, then point inside: still no way through', async () => {
    let asked = 0;
    const way = outbound({ resolve: () => ((asked += 1) === 1 ? Promise.reject(new Error('SERVFAIL')) : Promise.resolve([inside])) });
    const failures = [await failureOf(way.fetch('https://x.example.com/')), await failureOf(way.fetch('https://x.example.com/'))];
    expect(new Set(failures.map(({ message }) => message)).size).toBe(1);
  });

  it('closed, unknown and forbidden take the same time and say the same', async () => {
    const way = outbound({
      limits: { failMs: 300 },
      resolve: (host) => (host.startsWith('unknown') ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve([inside])),
    });
    const sentences = new Set<string>();
    for (const host of ['unknown.example.com', 'inside.example.com']) {
      const began = performance.now();
      sentences.add((await failureOf(way.fetch(`https://${host}/`))).message);
      expect(performance.now() - began).toBeGreaterThanOrEqual(290);
    }
    expect(sentences.size).toBe(1);
  });
});

describe('an answer', () => {
  it('that leads elsewhere is given back, and nobody goes there', async () => {
    const pot = await honeypot('127.0.0.1');
    const url = await serve((request, response) => response.writeHead(Number(request.url?.slice(1)), { location: `http://127.0.0.1:${pot.port}/` }).end());
    const way = outbound({ trustedOrigins: [url] });
    for (const status of [301, 302, 303, 307, 308]) expect((await way.fetch(`${url}/${status}`, { headers: { authorization: 'x' }, redirect: 'follow' })).status).toBe(status);
    expect(pot.visits()).toBe(0);
  });

  it('comes whole, unpacked, with its headers and its address', async () => {
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const body = JSON.stringify({ method: request.method, type: request.headers['content-type'], cookie: request.headers.cookie, body: Buffer.concat(chunks).toString() });
        response.writeHead(201, { 'content-type': 'application/json', 'content-encoding': 'gzip', etag: '"a"' }).end(gzipSync(body));
      });
    });
    const response = await outbound({ trustedOrigins: [url] }).fetch(`${url}/a?b=c`, { method: 'POST', body: '{"x":1}', headers: { 'content-type': 'application/json', cookie: 'secret' } });
    expect(response).toMatchObject({ status: 201, url: `${url}/a?b=c` });
    expect(response.headers.get('etag')).toBe('"a"');
    expect(await response.json()).toEqual({ method: 'POST', type: 'application/json', body: '{"x":1}' });
  });

  it('without a body has none', async () => {
    const url = await serve((_request, response) => response.writeHead(304, { etag: '"a"' }).end());
    const response = await outbound({ trustedOrigins: [url] }).fetch(url);
    expect([response.status, await response.text()]).toEqual([304, '']);
  });

  const bomb = gzipSync(Buffer.alloc(30_000_000));
  it.each<[string, RequestListener, number?]>([
    ['drips', (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    }, 1_500],
    ['never ends', (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
      };
      response.on('drain', more);
      more();
    }],
    ['is a bomb', (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)],
  ])('that %s is cut', async (_what, listener, totalMs = 120_000) => {
    const url = await serve(listener);
    const way = outbound({ trustedOrigins: [url], limits: { totalMs, maxBytes: 40_000_000, maxRatio: 100 } });
    expect(await failureOf(way.fetch(url).then((response) => response.text()))).toMatchObject({ code: 'limit-exceeded' });
  });

  it('that breaks off is a server that could not be reached', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('x');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await failureOf(outbound({ trustedOrigins: [url] }).fetch(url).then((response) => response.text()))).toMatchObject({ code: 'forge-unreachable' });
  });

  it('that does not come at all ends in time, and says what a closed port says', async () => {
    const silent = await serve(() => undefined);
    const pot = await honeypot('127.0.0.1');
    const closed = `http://127.0.0.1:${pot.port}`;
    const way = outbound({ trustedOrigins: [silent, closed], limits: { answerMs: 1_000 } });
    const failures = [await failureOf(way.fetch(silent)), await failureOf(way.fetch(closed))];
    expect(failures[0]).toMatchObject({ code: 'forge-unreachable', message: failures[1]?.message });
  });

  it('from a server whose certificate nobody signed is not taken, in words of its own', async () => {
    const server = createSecure(SELF_SIGNED, (_request, response) => response.end('secret'));
    await new Promise<void>((ready) => {
      server.listen(0, '127.0.0.1', ready);
    });
    closing.push(() => new Promise((done) => {
      server.close(() => done());
    }));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await failureOf(outbound({ trustedOrigins: [url] }).fetch(url))).toMatchObject({ code: 'forge-unreachable', message: expect.stringContaining('certificate') as string });
  });

  it('is given up when the caller gives up, with the caller’s reason', async () => {
    const silent = await serve(() => undefined);
    const reason = new Error('enough');
    const controller = new AbortController();
    const asked = outbound({ trustedOrigins: [silent] }).fetch(silent, { signal: controller.signal });
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });
});
