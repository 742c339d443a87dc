import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimIdentity, removeIdentity } from '../../lib/accounts/claim-identity';
import { countingEmails } from '../../lib/accounts/counting-emails';
import { listIdentities } from '../../lib/accounts/list-identities';
import { confirmSuggestion, dismissSuggestion, listSuggestions } from '../../lib/accounts/suggestions/answer-suggestion';
import { noteAuthors } from '../../lib/accounts/suggestions/note-authors';
import { rankAuthors } from '../../lib/accounts/suggestions/rank-authors';
import { trustOf } from '../../lib/accounts/trust-of';
import { collectionState } from '../../lib/collections/lease';
import { collections, repositories, suggestions } from '../../lib/documents/collections';
import type { Repository, User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { refreshList } from '../../lib/repositories/refresh-list';
import { setOwnerActive } from '../../lib/repositories/set-active';
import { addToken } from '../../lib/tokens/add-token';
import { checkToken } from '../../lib/tokens/check-token';
import type { VerbContext } from '../../lib/verbs/verb';
import { person, placeWithForge } from '../support/fake-forge';
import type { FakeForge } from '../support/fake-forge';
import type { TempContext } from '../support/temp-context';

const VOUCHED = { forge: 'github', at: '2026-11-20T08:00:00.000Z' };

describe('trust', () => {
  const privately = { forge: 'github' as const, visibility: 'private' as const, tokenIds: ['t'], verifiedUntil: null };

  it('stands on a forge’s word everywhere, on access where a repository is not public, and else stands apart', () => {
    for (const visibility of ['public', 'internal', 'private', null] as const) expect(trustOf({ verified: VOUCHED }, { ...privately, visibility })).toBe('verified');
    expect(trustOf({ verified: null }, privately)).toBe('access');
    expect(trustOf({ verified: null }, { ...privately, visibility: 'internal' })).toBe('access');
    expect(trustOf({ verified: null }, { ...privately, visibility: 'public' })).toBe('claimed-apart');
    expect(trustOf({ verified: null }, { ...privately, visibility: null })).toBe('claimed-apart');
    expect(trustOf({ verified: null }, { ...privately, tokenIds: [] })).toBe('claimed-apart');
    expect(trustOf({ verified: null }, { ...privately, tokenIds: [], verifiedUntil: '2026-11-01T00:00:00.000Z' })).toBe('access');
  });

  it('counts everything on one’s own machine, and an added public address apart', () => {
    const local = { forge: 'local' as const, visibility: null, tokenIds: [], verifiedUntil: null };
    expect(trustOf({ verified: null }, local)).toBe('access');
    expect(trustOf({ verified: null }, { ...local, visibility: 'public' })).toBe('claimed-apart');
  });
});

describe('addresses', () => {
  let temporary: TempContext;
  let forge: FakeForge;
  let context: VerbContext;
  let ada: User;
  let tokenId: string;
  let repository: Repository;

  beforeEach(async () => {
    ({ temporary, forge, context, ada } = await placeWithForge(1));
    forge.addresses = { addresses: [{ email: 'ada@lindqvist.example', verified: true, primary: true, noReply: false }], noReply: { prefix: '583231+', host: 'users.noreply.github.com' }, problems: [] };
    ({ id: tokenId } = await addToken(context, ada, { name: 'Work', forge: 'github', secret: 'github_pat_0123456789abcdef' }));
    await setOwnerActive(context, ada, { tokenId, owner: 'halden', active: true });
    await refreshList(context, ada, { tokenId });
    [repository] = (await listAll(context.documents, repositories, 'owner', [ada.id])) as [Repository];
    await notDue(repository);
  });
  afterEach(() => temporary.remove());

  async function notDue(one: Repository): Promise<void> {
    await context.documents.update(collections, { ...(await collectionState(context, one)), nextDue: 9_000 });
  }
  const due = async (one: Repository): Promise<boolean> => (await collectionState(context, one)).nextDue === 0;

  it('that are new make the active repositories due', async () => {
    await claimIdentity(context, ada, { email: ' Ada@OldJob.example ' });
    expect(await due(repository)).toBe(true);
    await notDue(repository);
    await claimIdentity(context, ada, { email: 'ada@oldjob.example' });
    expect(await due(repository)).toBe(false);
    forge.addresses = { ...forge.addresses, addresses: [{ email: 'ada@new.example', verified: true, primary: false, noReply: false }] };
    await checkToken(context, ada, { tokenId });
    expect(await due(repository)).toBe(true);
    expect(await countingEmails(context, ada)).toEqual(['ada@lindqvist.example', 'ada@new.example', 'ada@oldjob.example']);
  });

  it('become verified when a forge vouches for what was claimed', async () => {
    await claimIdentity(context, ada, { email: 'ada@oldjob.example' });
    forge.addresses = { ...forge.addresses, addresses: [{ email: 'ada@oldjob.example', verified: true, primary: false, noReply: false }] };
    await checkToken(context, ada, { tokenId });
    expect((await listIdentities(context, ada, {})).every(({ verified }) => verified !== null)).toBe(true);
  });

  it('that a forge vouches for to somebody count for nobody else, and no answer tells', async () => {
    const eve = await person(context, 'eve');
    const [taken, free] = ['ada@lindqvist.example', 'nobody@lindqvist.example'];
    const answers = [await claimIdentity(context, eve, { email: taken }), await claimIdentity(context, eve, { email: free })];
    expect(answers).toEqual([{ emails: [taken] }, { emails: [taken, free] }]);
    expect((await listIdentities(context, eve, {})).map(({ email, verified }) => [email, verified])).toEqual([[taken, null], [free, null]]);
    expect(await countingEmails(context, eve)).toEqual([free]);
    expect(await countingEmails(context, ada)).toEqual([taken]);
  });

  it('claimed by somebody before stop counting for him once a forge vouches for them, and he is collected anew', async () => {
    const eve = await person(context, 'eve');
    forge.addresses = { addresses: [], noReply: null, problems: [] };
    forge.check = { ...forge.check, account: { id: '2', login: 'eve', name: 'Eve', person: true, created: null } };
    const hers = await addToken(context, eve, { name: 'Work', forge: 'github', secret: 'github_pat_eve0123456789' });
    await setOwnerActive(context, eve, { tokenId: hers.id, owner: 'halden', active: true });
    await refreshList(context, eve, { tokenId: hers.id });
    await claimIdentity(context, eve, { email: 'ada@new.example' });
    const [other] = (await listAll(context.documents, repositories, 'owner', [eve.id])) as [Repository];
    await notDue(other);
    expect(await countingEmails(context, eve)).toEqual(['ada@new.example']);
    forge.addresses = { addresses: [{ email: 'ada@new.example', verified: true, primary: false, noReply: false }], noReply: null, problems: [] };
    await checkToken(context, ada, { tokenId });
    expect(await countingEmails(context, eve)).toEqual([]);
    expect(await due(other)).toBe(true);
  });

  it('that many share cannot be claimed, and those a forge vouches for cannot be taken off', async () => {
    for (const email of ['noreply@github.com', 'root@halden.example', 'me@localhost', '49699333+dependabot[bot]@users.noreply.github.com']) {
      await expect(claimIdentity(context, ada, { email })).rejects.toMatchObject({ code: 'wrong-use', message: expect.stringContaining('cannot be counted on your word') });
    }
    const [vouched] = await listIdentities(context, ada, {});
    await expect(removeIdentity(context, ada, { identityId: vouched?.id ?? '' })).rejects.toMatchObject({ code: 'wrong-use' });
    await claimIdentity(context, ada, { email: 'ada@oldjob.example' });
    await removeIdentity(context, ada, { identityId: (await listIdentities(context, ada, {}))[1]?.id ?? '' });
    expect(await countingEmails(context, ada)).toEqual(['ada@lindqvist.example']);
  });

  it('of the forge’s own kind that belong to the account are his, whatever the login was; another account’s are not', async () => {
    const authors = ['583231+ada@users.noreply.github.com', '583231+oldname@users.noreply.github.com', '5832319+eve@users.noreply.github.com', '583231+ada@users.noreply.github.com.evil.example'];
    const added = await noteAuthors(context, ada, repository.id, authors.map((email) => ({ email, names: ['x'], commits: 1 })));
    expect(added.sort()).toEqual(authors.slice(0, 2));
    expect((await listIdentities(context, ada, {})).filter(({ noReply, verified }) => noReply && verified)).toHaveLength(2);
    expect(await due(repository)).toBe(true);
  });

  it('that look like his are suggested to him alone, and nothing of anybody else is kept', async () => {
    const authors = [
      { email: 'ada.lindqvist@halden.example', names: ['Ada Lindqvist'], commits: 2_410 }, { email: 'bob@halden.example', names: ['Bob Quorum'], commits: 9_000 }, { email: 'ada@lindqvist.example', names: ['Ada Lindqvist'], commits: 5 },
    ];
    await noteAuthors(context, ada, repository.id, authors);
    await noteAuthors(context, ada, repository.id, authors);
    const [suggestion, ...others] = await listSuggestions(context, ada, {});
    expect(suggestion).toMatchObject({ email: 'ada.lindqvist@halden.example', commits: 2_410, repositories: 1 });
    expect(others).toEqual([]);
    expect(JSON.stringify(await listAll(context.documents, suggestions, 'owner', [ada.id]))).not.toContain('bob');
    expect(await countingEmails(context, ada)).not.toContain('ada.lindqvist@halden.example');
    await confirmSuggestion(context, ada, { suggestionId: suggestion?.id ?? '' });
    expect(await countingEmails(context, ada)).toContain('ada.lindqvist@halden.example');
    expect(await listSuggestions(context, ada, {})).toEqual([]);
  });

  it('that were turned down are not suggested again', async () => {
    const authors = [{ email: 'ada.lindqvist@halden.example', names: ['Ada Lindqvist'], commits: 2 }];
    await noteAuthors(context, ada, repository.id, authors);
    const [suggestion] = await listSuggestions(context, ada, {});
    await dismissSuggestion(context, ada, { suggestionId: suggestion?.id ?? '' });
    await noteAuthors(context, ada, repository.id, authors);
    expect(await listSuggestions(context, ada, {})).toEqual([]);
    expect(await listAll(context.documents, suggestions, 'owner', [ada.id])).toMatchObject([{ names: [], commits: [] }]);
  });
});

describe('the ranking of authors', () => {
  const known = { emails: ['ada@lindqvist.example'], names: ['Ada Lindqvist'], logins: ['adalindqvist'] };
  const rank = (email: string, ...names: string[]) => rankAuthors([{ email, names, commits: 1 }], known)[0]?.likeness ?? 0;

  it('knows a name whatever its order, case and accents, and adds signs up', () => {
    expect(rank('x1@halden.example', 'Lindqvist, ÁDA')).toBe(0.9);
    expect(rank('ada@halden.example', 'Somebody Else')).toBe(0.7);
    expect(rank('ada@halden.example', 'Ada Lindqvist')).toBeGreaterThan(0.9);
    expect(rank('adalindqvist@halden.example')).toBe(0.8);
    expect(rank('ada.lindqvist@halden.example')).toBe(0.6);
  });

  it('suggests nobody for a common first name, a shared first part, or a bot', () => {
    expect(rank('x@halden.example', 'Ada')).toBe(0);
    expect(rankAuthors([{ email: 'info@b.example', names: [], commits: 1 }], { emails: ['info@a.example'], names: [], logins: [] })).toEqual([]);
    expect(rank('1+ada[bot]@users.noreply.github.com', 'Ada Lindqvist')).toBe(0);
  });

  it('takes names from commits by his own addresses', () => {
    const authors = [{ email: 'ada@lindqvist.example', names: ['A. L. Byron'], commits: 1 }, { email: 'z9@halden.example', names: ['A. L. Byron'], commits: 4 }];
    expect(rankAuthors(authors, { ...known, names: [], logins: [] }).map(({ email }) => email)).toEqual(['z9@halden.example']);
  });

  it('never suggests what he has, is ordered, and does not depend on the order of authors', () => {
    const author = fc.record({ email: fc.oneof(fc.emailAddress(), fc.string()), names: fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('Ada Lindqvist')), { maxLength: 3 }), commits: fc.nat(50) });
    fc.assert(fc.property(fc.uniqueArray(author, { selector: ({ email }) => email, maxLength: 20 }), (authors) => {
      const ranked = rankAuthors(authors, known);
      expect(ranked.every(({ email, likeness }) => !known.emails.includes(email) && likeness >= 0.5 && likeness <= 1)).toBe(true);
      expect(rankAuthors(authors.toReversed(), known)).toEqual(ranked);
      expect(ranked.map(({ likeness }) => likeness)).toEqual(ranked.map(({ likeness }) => likeness).sort((a, b) => b - a));
    }));
  });
});
