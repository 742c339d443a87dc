import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { AppError } from '../../errors/app-error';
import type { Advertisement } from './advertisement';
import { branchName, parseAdvertisement } from './advertisement';
import { fetchBody } from './fetch-request';
import { readPack, ServerRefusal } from './fetch-response';
import { parseBranches, parseHead, refsRequest } from './ls-refs';
import { BrokenStream, DELIMITER, encodePacket, FLUSH, readPackets } from './pkt-line';
import type { Packet } from './pkt-line';

const ID = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (const size of sizes) {
    if (at >= bytes.length) return;
    yield bytes.subarray(at, at + size);
    at += size;
  }
  if (at < bytes.length) yield bytes.subarray(at);
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of stream) found.push(one);
  return found;
}

function said(...lines: string[]): AsyncIterable<Uint8Array> {
  return inPieces(Buffer.from(lines.join(''), 'latin1'), []);
}

const two: Advertisement = { version: 2, filter: true, shallow: true, objectFormat: 'sha1' };

describe('packets', () => {
  test('come out as they went in, however the stream is cut', async () => {
    const packet = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('flush', 'delimiter', 'end'));
    await fc.assert(
      fc.asyncProperty(fc.array(packet), fc.array(fc.integer({ min: 1, max: 50 })), async (wanted, sizes) => {
        const bytes = Buffer.concat(
          wanted.map((one) =>
            typeof one === 'string'
              ? Buffer.from({ flush: '0000', delimiter: '0001', end: '0002' }[one] ?? '')
              : Buffer.concat([Buffer.from((one.length + 4).toString(16).padStart(4, '0')), one]),
          ),
        );
        const packets: (Packet['kind'] | number[])[] = [];
        for await (const one of readPackets(inPieces(bytes, sizes))) packets.push(one.kind === 'data' ? [...one.payload] : one.kind);
        expect(packets).toEqual(wanted.map((one) => (typeof one === 'string' ? one : [...one])));
      }),
    );
  });

  test('of any bytes at all end in packets or in a broken stream', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.string().map((text) => Buffer.from(`00${text}`))), async (bytes) => {
        await all(readPackets(inPieces(Buffer.from(bytes), [3]))).catch((cause: unknown) => expect(cause).toBeInstanceOf(BrokenStream));
      }),
    );
  });

  test.each(['0003', 'zzzz', 'fff4', 'ffff', '000', '0009abc', '+00a'])('of the form %j are refused', async (text) => {
    await expect(all(readPackets(said(text)))).rejects.toBeInstanceOf(BrokenStream);
  });
});

describe('what a server says of itself', () => {
  test('is read in protocol 2', async () => {
    const answer = said(encodePacket('# service=git-upload-pack\n'), FLUSH, encodePacket('version 2\n'), encodePacket('agent=x\n'), encodePacket('fetch=shallow wait-for-done filter\n'), encodePacket('bundle-uri\n'), encodePacket('object-format=sha256\n'), FLUSH);
    expect(await parseAdvertisement(answer)).toEqual({ version: 2, filter: true, shallow: true, objectFormat: 'sha256' });
  });

  test('is read in protocol 0, with its branches and without the rest', async () => {
    const answer = said(encodePacket('# service=git-upload-pack\n'), FLUSH, encodePacket(`${ID} HEAD\0multi_ack shallow filter side-band-64k symref=HEAD:refs/heads/main\n`), encodePacket(`${ID} refs/heads/main\n`), encodePacket(`${OTHER} refs/pull/1/head\n`), encodePacket(`shallow ${OTHER}`), FLUSH);
    expect(await parseAdvertisement(answer)).toMatchObject({ version: 0, filter: true, anyObject: false, head: { head: ID, branch: 'main', objectFormat: 'sha1' }, heads: [ID], shallowCommits: [OTHER] });
  });

  test('is refused where it is no such thing, or a kind of ids that git does not have', async () => {
    await expect(parseAdvertisement(said(FLUSH))).rejects.toMatchObject({ code: 'repository-refused' });
    await expect(parseAdvertisement(said(encodePacket('version 2\n'), encodePacket('object-format=md5'), FLUSH))).rejects.toMatchObject({ code: 'repository-unsupported' });
    await expect(parseAdvertisement(said(encodePacket('ERR no such thing')))).rejects.toBeInstanceOf(AppError);
  });

  test.each(['refs/heads/../../../etc/x', 'refs/heads/a..b', 'refs/heads/-h', 'refs/heads/--output=/x', 'refs/heads/a\nb', 'refs/heads/', 'refs/tags/x', 'HEAD', `refs/heads/${'x'.repeat(4000)}`, 'refs/heads/a.lock', 'refs/heads//x'])(
    'names no branch by %j',
    (name) => expect(branchName(name)).toBeNull(),
  );

  test('names ordinary branches', () => {
    expect(['refs/heads/main', 'refs/heads/feature/ünïcode-1.x'].map(branchName)).toEqual(['main', 'feature/ünïcode-1.x']);
  });
});

describe('where HEAD stands', () => {
  test('is asked in less than 100 bytes', () => {
    expect(refsRequest().length).toBeLessThan(100);
  });

  test('is read from the answer, also where there is no commit', async () => {
    expect(await parseHead(said(encodePacket(`${ID} HEAD symref-target:refs/heads/main\n`), FLUSH))).toEqual({ head: ID, branch: 'main' });
    expect(await parseHead(said(FLUSH))).toEqual({ head: null, branch: null });
    expect(await parseHead(said(encodePacket('ERR what?'), FLUSH))).toBeNull();
    expect(await parseHead(said())).toBeNull();
    expect(await parseBranches(said(encodePacket(`${ID} refs/heads/a\n`), encodePacket('x refs/heads/b\n'), FLUSH))).toEqual([ID]);
  });

  test('is nothing that is no id', async () => {
    await expect(parseHead(said(encodePacket('--upload-pack HEAD\n'), FLUSH))).rejects.toBeInstanceOf(AppError);
  });
});

describe('a fetch', () => {
  test('asks in both protocols for the same', () => {
    const wish = { wants: [ID, OTHER], haves: [OTHER], filter: 'tree:0' as const, alone: true };
    const zero: Advertisement = { version: 0, filter: true, shallow: true, anyObject: true, sideBand: true, offsetDeltas: true, multiAck: null, agent: true, objectFormat: 'sha1', head: { head: ID, branch: null, objectFormat: 'sha1' }, heads: [], shallowCommits: [] };
    for (const body of [fetchBody(two, wish), fetchBody(zero, wish)]) {
      for (const line of [`want ${ID}`, `want ${OTHER}`, `have ${OTHER}`, 'filter tree:0', 'deepen 1', 'done']) expect(body).toContain(line);
    }
  });

  test('knows multi_ack where the server does, and names no program to a server that names none', async () => {
    const says = `${ID} HEAD\0multi_ack thin-pack side-band-64k multi_ack_detailed shallow allow-tip-sha1-in-want filter symref=HEAD:refs/heads/main\n`;
    const azure = await parseAdvertisement(said(encodePacket('# service=git-upload-pack\n'), FLUSH, encodePacket(says), FLUSH));
    expect(azure).toMatchObject({ anyObject: true, multiAck: 'multi_ack_detailed', agent: false });
    expect(fetchBody(azure, { wants: [ID] }).split('\n')[0]).toBe(encodePacket(`want ${ID} multi_ack_detailed side-band-64k no-progress\n`).trimEnd());
    const answer = said(encodePacket(`ACK ${ID} common\n`), encodePacket(`ACK ${ID} ready\n`), encodePacket(`ACK ${ID}\n`), encodePacket('\u0001PACK'), FLUSH);
    expect(Buffer.concat(await all(readPack(azure, answer))).toString()).toBe('PACK');
  });

  test('gives the bytes of the pack alone, and never a place elsewhere', async () => {
    const answer = said(encodePacket('shallow-info\n'), encodePacket(`shallow ${ID}`), DELIMITER, encodePacket('packfile-uris\n'), encodePacket(`${OTHER} http://127.0.0.1:1/evil`), DELIMITER, encodePacket('packfile\n'), encodePacket('\u0002counting'), encodePacket('\u0001PA'), encodePacket('\u0001CK'), FLUSH);
    const shallow: string[] = [];
    expect(Buffer.concat(await all(readPack(two, answer, (id) => shallow.push(id)))).toString()).toBe('PACK');
    expect(shallow).toEqual([ID]);
  });

  test('tells a refusal, the object it names, and an answer that is not whole', async () => {
    await expect(all(readPack(two, said(encodePacket(`ERR upload-pack: not our ref ${ID}`))))).rejects.toMatchObject({ missing: ID });
    await expect(all(readPack(two, said(encodePacket('packfile\n'), encodePacket('\u0003fatal'))))).rejects.toBeInstanceOf(ServerRefusal);
    await expect(all(readPack(two, said()))).rejects.toBeInstanceOf(ServerRefusal);
    await expect(all(readPack(two, said(encodePacket('packfile\n'), encodePacket('\u0001PACK'))))).rejects.toBeInstanceOf(BrokenStream);
    await expect(all(readPack(two, said(encodePacket('packfile\n'), FLUSH, encodePacket('\u0001PACK'))))).rejects.toBeInstanceOf(BrokenStream);
  });
});
