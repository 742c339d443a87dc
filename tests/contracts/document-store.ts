import { describe, expect, it } from 'vitest';
import type { Context } from '../../lib/context';
import { aggregates, collections, cvs, identities, sessions, snapshots } from '../../lib/documents/collections';
import type { StoredSession } from '../../lib/documents/collections';
import type { NewDocument } from '../../lib/documents/port';
import { startChild } from '../support/start-child';
import { HOSTILE_TEXTS, cvOf, identityOf, leaseOf, snapshotOf } from './fixtures';
import { eachInAnEmptyStore } from './harness';
import type { Harness, HarnessFactory } from './harness';

const CHILD = 'tests/contracts/child.ts';

/** What every `DocumentStore` does. */
export function documentStoreContract(name: string, create: HarnessFactory): void {
  describe(`documents in ${name}`, () => {
    let harness: Harness;
    let context: Context;
    eachInAnEmptyStore(create, (empty, over) => {
      [harness, context] = [empty, over];
    });
    const store = (): Context['documents'] => context.documents;

    it('gives back what was inserted, with version 1', async () => {
      const inserted = await store().insert(cvs, cvOf('one', { links: [{ label: 'site', url: 'https://example.org' }] }));
      expect(inserted.version).toBe(1);
      expect(await store().get(cvs, 'one')).toEqual(inserted);
      expect(await store().get(cvs, 'two')).toBeUndefined();
      expect(await store().get(aggregates, 'one')).toBeUndefined();
    });

    it('refuses a taken id and a taken unique value as a conflict, and keeps nothing of it', async () => {
      await store().insert(cvs, cvOf('one', { slug: 'ada' }));
      await expect(store().insert(cvs, cvOf('one', { slug: 'other' }))).rejects.toMatchObject({ code: 'conflict' });
      await expect(store().insert(cvs, cvOf('two', { slug: 'ada' }))).rejects.toMatchObject({ code: 'conflict' });
      expect(await store().get(cvs, 'two')).toBeUndefined();
      const other = await store().insert(cvs, cvOf('two', { slug: 'grace' }));
      await expect(store().update(cvs, { ...other, slug: 'ada' })).rejects.toMatchObject({ code: 'conflict' });
      expect(await store().get(cvs, 'two')).toEqual(other);
    });

    it('inserts and updates many as if one by one: a conflict keeps its own document out and nothing else', async () => {
      await store().insert(cvs, cvOf('taken', { slug: 'ada' }));
      const documents = [cvOf('0'), cvOf('taken'), cvOf('1', { slug: 'ada' }), cvOf('2', { slug: 'two' }), cvOf('3', { slug: 'two' }), cvOf('2', { slug: 'again' })];
      const inserted = await store().insertMany(cvs, documents);
      expect(inserted.map((one) => one?.id)).toEqual(['0', undefined, undefined, '2', undefined, undefined]);
      for (const id of ['1', '3']) expect(await store().get(cvs, id)).toBeUndefined();
      expect((await store().list(cvs, 'slug', ['again'])).documents).toEqual([]);
      const [zero, two] = [inserted[0], inserted[3]];
      if (!zero || !two) throw new Error('They were not inserted.');
      const updated = await store().updateMany(cvs, [{ ...zero, name: 'Grace' }, { ...two, slug: 'ada' }, { ...zero, name: 'late' }, { ...two, name: 'Two' }]);
      expect(updated.map((one) => one && [one.id, one.name, one.version])).toEqual([['0', 'Grace', 2], undefined, undefined, ['2', 'Two', 2]]);
      expect(await store().get(cvs, '2')).toEqual(updated[3]);
      expect(await store().insertMany(cvs, [])).toEqual([]);
    });

    it('inserts thousands at once, each with its lookups', async () => {
      const inserted = await store().insertMany(cvs, Array.from({ length: 1_001 }, (_, number) => cvOf(`many-${number}`, { ownerId: 'many' })));
      expect(inserted.every((one) => one !== undefined)).toBe(true);
      expect((await store().list(cvs, 'owner', ['many'], { limit: 2_000 })).documents).toHaveLength(1_001);
    });

    it('compares compound unique indexes as a whole, upper and lower case apart', async () => {
      await store().insert(identities, identityOf('1', 'ab', 'c@x.org'));
      await store().insert(identities, identityOf('2', 'a', 'bc@x.org'));
      await store().insert(identities, identityOf('3', 'ab', 'C@x.org'));
      await expect(store().insert(identities, identityOf('4', 'ab', 'c@x.org'))).rejects.toMatchObject({ code: 'conflict' });
      expect((await store().list(identities, 'email', ['ab', 'c@x.org'])).documents.map(({ id }) => id)).toEqual(['1']);
    });

    it('updates only the version it was given', async () => {
      const first = await store().insert(cvs, cvOf('one'));
      const second = await store().update(cvs, { ...first, name: 'Grace' });
      expect(second.version).toBe(2);
      await expect(store().update(cvs, { ...first, name: 'late' })).rejects.toMatchObject({ code: 'conflict' });
      await expect(store().update(cvs, { ...first, id: 'never there' })).rejects.toMatchObject({ code: 'conflict' });
      expect(await store().get(cvs, 'one')).toEqual(second);
    });

    it('follows a changed value in its index and frees the old one', async () => {
      const first = await store().insert(cvs, cvOf('one', { slug: 'old' }));
      await store().update(cvs, { ...first, slug: 'new' });
      expect((await store().list(cvs, 'slug', ['old'])).documents).toEqual([]);
      expect((await store().list(cvs, 'slug', ['new'])).documents).toHaveLength(1);
      await store().insert(cvs, cvOf('two', { slug: 'old' }));
    });

    it('deletes once, and with a version only that one', async () => {
      const first = await store().insert(cvs, cvOf('one'));
      await store().update(cvs, first);
      await expect(store().delete(cvs, 'one', 1)).rejects.toMatchObject({ code: 'conflict' });
      expect(await store().delete(cvs, 'one', 2)).toBe(true);
      expect(await store().delete(cvs, 'one')).toBe(false);
      await store().insert(cvs, cvOf('one'));
    });

    it('lists page by page in order of id, each document once', async () => {
      const ids = Array.from({ length: 23 }, (_, number) => `id-${String(number).padStart(2, '0')}`);
      for (const id of ids.toReversed()) await store().insert(cvs, cvOf(id));
      await store().insert(cvs, cvOf('foreign', { ownerId: 'user-2' }));
      const seen: string[] = [];
      let pages = 0;
      for (let after: string | undefined; pages === 0 || after !== undefined; pages += 1) {
        const page = await store().list(cvs, 'owner', ['user-1'], { after, limit: 10 });
        seen.push(...page.documents.map(({ id }) => id));
        after = page.next;
      }
      expect(seen).toEqual(ids);
      expect(pages).toBe(3);
    });

    it('lists by the ordering field of an index, then by id', async () => {
      for (const [id, leaseUntil] of [['a', 30], ['b', 10], ['c', 20], ['d', 10]] as const) await store().insert(collections, leaseOf(id, { leaseUntil }));
      const first = await store().list(collections, 'lease', ['shared'], { limit: 2 });
      const second = await store().list(collections, 'lease', ['shared'], { limit: 2, after: first.next });
      expect([...first.documents, ...second.documents].map(({ id }) => id)).toEqual(['b', 'd', 'c', 'a']);
      expect(second.next).toBeUndefined();
    });

    it('claims the first that is due, raises its number, and nothing when none is', async () => {
      await store().insert(collections, leaseOf('later', { leaseUntil: 500 }));
      await store().insert(collections, leaseOf('soon', { leaseUntil: 100, fence: 7 }));
      const claim = { atMost: 500, set: { leaseUntil: 900, holder: 'me' }, increment: 'fence' as const };
      const claimed = await store().claim(collections, 'lease', ['shared'], claim);
      expect(claimed).toMatchObject({ id: 'soon', leaseUntil: 900, holder: 'me', fence: 8, version: 2 });
      expect(await store().get(collections, 'soon')).toEqual(claimed);
      expect(await store().claim(collections, 'lease', ['shared'], claim)).toMatchObject({ id: 'later', fence: 1 });
      expect(await store().claim(collections, 'lease', ['shared'], claim)).toBeUndefined();
      expect(await store().claim(collections, 'lease', ['nobody'], claim)).toBeUndefined();
    });

    it('gives 5 leases to 5 of 20 takers in two processes', async () => {
      for (let lease = 0; lease < 5; lease += 1) await store().insert(collections, leaseOf(`lease-${lease}`));
      const children = ['left', 'right'].map((side) => startChild(CHILD, ['take', side, '10'], harness.environment));
      const got: string[] = [];
      for (const child of children) {
        for await (const line of { [Symbol.asyncIterator]: () => child.lines }) if (line !== 'ready') got.push(line);
        expect(await child.ended, child.errors()).toBe(0);
      }
      expect(new Set(got.map((line) => line.split(' ')[0])).size).toBe(5);
      expect(got).toHaveLength(5);
      for (const line of got) {
        const [id, holder] = line.split(' ');
        expect(await store().get(collections, String(id))).toMatchObject({ holder, fence: 1, version: 2 });
      }
    });

    it('loses none of 50 raises at once, and gives 5 leases to 5 of 20 who ask at once', async () => {
      await store().insert(collections, leaseOf('counter', { repositoryId: 'counted' }));
      const raised = await Promise.all(Array.from({ length: 50 }, () => store().claim(collections, 'lease', ['counted'], { atMost: 0, set: {}, increment: 'fence' })));
      expect(raised).not.toContain(undefined);
      expect(await store().get(collections, 'counter')).toMatchObject({ fence: 50, version: 51 });
      for (let lease = 0; lease < 5; lease += 1) await store().insert(collections, leaseOf(`lease-${lease}`));
      const takers = Array.from({ length: 20 }, (_, taker) => store().claim(collections, 'lease', ['shared'], { atMost: 0, set: { leaseUntil: 900, holder: `taker-${taker}` } }));
      const taken = (await Promise.all(takers)).filter((one) => one !== undefined);
      expect(new Set(taken.map(({ id }) => id)).size).toBe(5);
      expect(taken).toHaveLength(5);
    });

    it('lets one of many win who insert the same at once, whatever the others get', async () => {
      const inserts = await Promise.allSettled(Array.from({ length: 20 }, (_, number) => store().insert(identities, identityOf(`id-${number}`, 'ada', 'one@x.org'))));
      expect(inserts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of inserts) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'conflict' });
      expect((await store().list(identities, 'owner', ['ada'])).documents).toHaveLength(1);
    });

    it('loses no update of two processes that change one document', async () => {
      await store().insert(collections, leaseOf('counter'));
      const children = [1, 2].map(() => startChild(CHILD, ['raise', 'counter', '40'], harness.environment));
      for (const child of children) expect(await child.ended, child.errors()).toBe(0);
      expect(await store().get(collections, 'counter')).toMatchObject({ attempts: 80, version: 81 });
    });

    it('tells another state, where it tells one, after each change by whomever, and the same one where nothing was changed', async () => {
      const state = async (): Promise<string | undefined> => store().state?.();
      const first = await state();
      if (first === undefined) return;
      const { id } = await store().insert(collections, leaseOf('counter'));
      const inserted = await state();
      await store().get(collections, id);
      await store().list(collections, 'owner', ['nobody']);
      expect(await state()).toBe(inserted);
      const child = startChild(CHILD, ['raise', 'counter', '1'], harness.environment);
      expect(await child.ended, child.errors()).toBe(0);
      const raised = await state();
      const there = await store().get(collections, id);
      expect(there?.attempts).toBe(1);
      if (there) await store().update(collections, { ...there, attempts: 7 });
      const updated = await state();
      await store().delete(collections, id);
      expect(new Set([first, inserted, raised, updated, await state()]).size).toBe(5);
    });

    it('has everything it acknowledged before it was killed', async () => {
      for (let round = 0; round < 3; round += 1) {
        const child = startChild(CHILD, ['insert', `round-${round}`], harness.environment);
        const acknowledged: string[] = [];
        while (acknowledged.length < 40 + round * 13) acknowledged.push(String((await child.lines.next()).value));
        child.process.kill('SIGKILL');
        for await (const line of { [Symbol.asyncIterator]: () => child.lines }) acknowledged.push(line);
        await child.ended;
        for (const id of acknowledged.filter((line) => line !== 'ready')) expect(await store().get(cvs, id), id).toBeDefined();
      }
      await store().insert(cvs, cvOf('after it all'));
    });

    it('keeps hostile values as they are, as ids, indexed values and contents', async () => {
      for (const [number, text] of HOSTILE_TEXTS.entries()) {
        const id = `${number}:${text}`;
        const stored = await store().insert(cvs, cvOf(id, { slug: text, about: text, links: [{ label: text, url: text }] }));
        expect(await store().get(cvs, id)).toEqual(stored);
      }
      for (const text of HOSTILE_TEXTS) {
        const found = await store().list(cvs, 'slug', [text]);
        expect(found.documents.map(({ slug }) => slug)).toEqual([text]);
      }
    });

    it('keeps text that is no valid Unicode, and tells a number from its digits and a value from none', async () => {
      const broken = 'half a pair: \uD83D end';
      await store().insert(cvs, cvOf('broken', { slug: broken, about: broken }));
      expect((await store().list(cvs, 'slug', [broken])).documents[0]?.about).toBe(broken);
      expect((await store().list(cvs, 'slug', ['half a pair: \uFFFD end'])).documents).toEqual([]);
      expect((await store().list(cvs, 'slug', [null])).documents).toEqual([]);
      await store().insert(snapshots, snapshotOf('7', new Uint8Array()));
      expect((await store().list(snapshots, 'published', ['cv-1', 7])).documents).toHaveLength(1);
      expect((await store().list(snapshots, 'published', ['cv-1', '7'])).documents).toEqual([]);
    });

    it('keeps byte strings and large documents, and refuses what not every server takes', async () => {
      const large = new Uint8Array(5_000_000).map((_, place) => place % 251);
      const stored = await store().insert(snapshots, { ...snapshotOf('1', large), drawn: new Uint8Array([0, 255]) });
      const found = await store().get(snapshots, '1');
      expect(Buffer.compare(Buffer.from(found?.columns ?? []), Buffer.from(large))).toBe(0);
      expect([...(found?.drawn ?? [])]).toEqual([0, 255]);
      expect(found?.version).toBe(stored.version);
      await store().insert(snapshots, snapshotOf('2', new Uint8Array(14_900_000)));
      await expect(store().insert(snapshots, snapshotOf('3', new Uint8Array(17_000_000)))).rejects.toMatchObject({ code: 'limit-exceeded' });
    });

    it('gives everything of a collection, and keeps a copy exactly as it is, also when it is copied again', async () => {
      const ids = Array.from({ length: 7 }, (_, number) => `id-${number}`);
      for (const id of ids) await store().insert(cvs, cvOf(id));
      await store().update(cvs, { ...cvOf('id-3'), version: 1, name: 'Grace' });
      const found: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await store().all(cvs, { after, limit: 3 });
        found.push(...page.documents.map(({ id, version }) => `${id} ${version}`));
        if (page.next === undefined) break;
        after = page.next;
      }
      expect(found).toEqual(ids.map((id) => `${id} ${id === 'id-3' ? 2 : 1}`));
      const copies = [{ ...cvOf('id-3', { slug: 'moved' }), version: 9 }, { ...cvOf('new'), version: 4 }];
      for (let time = 0; time < 2; time += 1) await store().restore(cvs, copies);
      expect([await store().get(cvs, 'id-3'), await store().get(cvs, 'new')]).toEqual(copies);
      expect((await store().list(cvs, 'slug', ['id-3'])).documents).toEqual([]);
      expect((await store().list(cvs, 'slug', ['moved'])).documents).toHaveLength(1);
      expect(await store().update(cvs, { ...cvOf('new'), version: 4 })).toMatchObject({ version: 5 });
      await expect(store().restore(cvs, [{ ...cvOf('thief', { slug: 'moved' }), version: 1 }])).rejects.toMatchObject({ code: 'conflict' });
    });

    it('keeps everything that is still of use when what outlived its use is removed', async () => {
      const sessionOf = (id: string, expires: number): NewDocument<StoredSession> => ({ id, ownerId: 'user-1', expires, created: '2026-11-20T08:00:00.000Z', agent: '' });
      await store().insertMany(sessions, Array.from({ length: 450 }, (_, number) => sessionOf(`session-${number}`, number < 400 ? 1_000 : 3_000)));
      await store().insert(cvs, cvOf('one'));
      const removed = await store().removeExpired(2_000);
      const left = (await store().list(sessions, 'owner', ['user-1'], { limit: 500 })).documents;
      // A server that does so by itself does it when it likes.
      expect([0, 400]).toContain(removed);
      expect(left.filter(({ expires }) => expires > 2_000)).toHaveLength(50);
      if (removed > 0) expect([left.length, await store().removeExpired(2_000)]).toEqual([50, 0]);
      expect(await store().get(cvs, 'one')).toBeDefined();
    });

    it('refuses a document without the shape that was agreed on', async () => {
      await expect(store().insert(cvs, { ...cvOf('one'), visibility: 'everybody' as 'public' })).rejects.toMatchObject({ code: 'internal' });
      expect(await store().get(cvs, 'one')).toBeUndefined();
    });
  });
}
