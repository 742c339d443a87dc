import { afterEach, beforeEach, expect, it } from 'vitest';
import { changeFeedback, chooseFeedback, feedbackOf, findFeedUser, makeFeedAddress } from '../../lib/feedback/choose-feedback';
import { mailWeeks } from '../../lib/feedback/mail-weeks';
import { identities, repositories } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { collections } from '../../lib/documents/collections';
import { collectionState } from '../../lib/collections/lease';
import { RULES_VERSION } from '../../lib/facts/types';
import type { Mail } from '../../lib/mail/port';
import { publish } from '../../lib/publishing/publish';
import { refreshList } from '../../lib/repositories/refresh-list';
import { setActive } from '../../lib/repositories/set-active';
import { addToken } from '../../lib/tokens/add-token';
import type { VerbContext } from '../../lib/verbs/verb';
import { factOf } from '../contracts/fixtures';
import { placeWithForge } from '../support/fake-forge';
import type { TempContext } from '../support/temp-context';

let temporary: TempContext;
let context: VerbContext;
let ada: User;
const mails: Mail[] = [];
const mailer = { send: async (mail: Mail): Promise<void> => { mails.push(mail); }, close: async (): Promise<void> => {} };
/** A Wednesday; the week before it began on 16 November. */
const TODAY = '2026-11-25';

beforeEach(async () => {
  ({ temporary, context, ada } = await placeWithForge(1));
  mails.length = 0;
  const at = '2026-11-20T08:00:00.000Z';
  const identity = { id: 'i1', ownerId: ada.id, email: 'ada@halden.example', verified: { forge: 'github', at }, vouched: true, noReply: false, created: at };
  await context.documents.insert(identities, identity);
  const { id: tokenId } = await addToken(context, ada, { name: 'Work', forge: 'github', secret: 'github_pat_0123456789abcdef' });
  await refreshList(context, ada, { tokenId });
  const own = await listAll(context.documents, repositories, 'owner', [ada.id]);
  await setActive(context, ada, { repositoryIds: own.map(({ id }) => id), active: true });
  for (const repository of own) {
    await context.stats.write(ada.id, RULES_VERSION, [17, 18].map((day) => factOf(`${day}`.padEnd(32, '0'), { repository: repository.id, identity: identity.id, time: Date.UTC(2026, 10, day, 9) / 1000 })));
    const state = await collectionState(context, repository);
    await context.documents.update(collections, { ...state, completed: at, rules: RULES_VERSION, generation: 1 });
  }
  await publish(context, ada);
});
afterEach(() => temporary.remove());

it('a mail goes to a verified address, once a week, only where it was asked for', async () => {
  expect(await mailWeeks(context, mailer, TODAY)).toBe(0);
  await chooseFeedback(context, ada, { on: true, mail: true });
  expect(await mailWeeks(context, mailer, TODAY)).toBe(1);
  expect(await mailWeeks(context, mailer, TODAY)).toBe(0);
  expect(mails).toEqual([{ to: 'ada@halden.example', subject: expect.stringContaining('Week of 16 Nov 2026: 2 commits on 2 days') as string, text: expect.stringContaining('/user/week') as string }]);
});

it('a week without commits is not mailed', async () => {
  await chooseFeedback(context, ada, { on: true, mail: true });
  expect(await mailWeeks(context, mailer, '2026-12-09')).toBe(0);
});

it('two workers at once send one mail', async () => {
  await chooseFeedback(context, ada, { on: true, mail: true });
  await Promise.all([mailWeeks(context, mailer, TODAY), mailWeeks({ ...context, ...(await temporary.again()) }, mailer, TODAY)]);
  expect(mails).toHaveLength(1);
});

it('one switch ends page, feed and mail; a new address ends the old one', async () => {
  const first = await makeFeedAddress(context, ada, {});
  expect((await findFeedUser(context, first))?.id).toBe(ada.id);
  const second = await makeFeedAddress(context, ada, {});
  expect([await findFeedUser(context, first), (await findFeedUser(context, second))?.id]).toEqual([undefined, ada.id]);
  await chooseFeedback(context, ada, { on: false, mail: true });
  expect([await findFeedUser(context, second), await mailWeeks(context, mailer, TODAY)]).toEqual([undefined, 0]);
  await expect(makeFeedAddress(context, ada, {})).rejects.toMatchObject({ code: 'wrong-use' });
  await changeFeedback(context, ada, { on: true });
  expect(await feedbackOf(context, ada)).toMatchObject({ on: true, mail: false, hash: null });
});
