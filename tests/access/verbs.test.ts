import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { recordEvent } from '../../lib/audit/record-event';
import { COLLECTIONS, audit, collections, cvs, identities, plainSettings, repositories, shareLinks, suggestions, tokens } from '../../lib/documents/collections';
import type { User } from '../../lib/documents/collections';
import { listAll } from '../../lib/documents/list-all';
import { claimIdentity } from '../../lib/accounts/claim-identity';
import { noteAuthors } from '../../lib/accounts/suggestions/note-authors';
import { addToken } from '../../lib/tokens/add-token';
import { refreshList } from '../../lib/repositories/refresh-list';
import { makeLink } from '../../lib/sharing/make-link';
import { setActive } from '../../lib/repositories/set-active';
import type { Verb, VerbContext } from '../../lib/verbs/verb';
import { cvOf } from '../contracts/fixtures';
import { person, placeWithForge } from '../support/fake-forge';
import type { TempContext } from '../support/temp-context';

type AnyVerb = Verb<z.ZodType, unknown>;
type Ids = { tokenId: string; repositoryId: string; identityId: string; suggestionId: string; cvId: string; linkId: string };

function isVerb(value: unknown): value is AnyVerb {
  return typeof value === 'function' && 'untrusted' in value && 'schema' in value;
}

/** Every verb that there is, found by looking into all files that make one. */
async function allVerbs(): Promise<[string, AnyVerb][]> {
  const found: [string, AnyVerb][] = [];
  for (const file of readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.includes('.test.')).map((name) => path.resolve('lib', name))) {
    if (!/\bverb\(/u.test(readFileSync(file, 'utf8'))) continue;
    const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) if (isVerb(value)) found.push([name, value]);
  }
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What each verb is asked; a verb that is missing here fails the test. */
const INPUTS: Record<string, (ids: Ids) => Record<string, unknown>> = {
  addExtra: () => ({ url: 'https://gitea.example/ada/notes' }),
  addToken: () => ({ name: 'Fresh', forge: 'github', secret: 'github_pat_0123456789abcdef' }),
  checkOpenSource: ({ repositoryId }) => ({ repositoryId }),
  checkToken: ({ tokenId }) => ({ tokenId }),
  chooseFeedback: () => ({ on: true, mail: false }),
  choosePackage: () => ({ ecosystem: 'npm', name: 'left-pad', choice: 'hidden' }),
  claimIdentity: () => ({ email: 'grace@other.example' }),
  collectAllNow: ({ tokenId }) => ({ tokenId }),
  collectNow: ({ repositoryId }) => ({ repositoryId }),
  confirmLeaving: () => ({ confirmation: 'delete everything' }),
  confirmSuggestion: ({ suggestionId }) => ({ suggestionId }),
  deleteCv: ({ cvId }) => ({ cvId }),
  deleteRepository: ({ repositoryId }) => ({ repositoryId }),
  deleteToken: ({ tokenId }) => ({ tokenId, facts: 'erased' }),
  discardDraft: ({ cvId }) => ({ cvId }),
  dismissSuggestion: ({ suggestionId }) => ({ suggestionId }),
  duplicateCv: ({ cvId }) => ({ cvId }),
  endAccess: ({ tokenId }) => ({ tokenId }),
  joinRanking: ({ cvId }) => ({ cvId }),
  keepEvidence: ({ cvId }) => ({ cvId, evidence: ['react'] }),
  leaveRanking: () => ({}),
  listEvents: ({ tokenId }) => ({ tokenId }),
  listIdentities: () => ({}),
  listLinks: ({ cvId }) => ({ cvId }),
  listPackages: () => ({}),
  listRepositories: ({ tokenId }) => ({ tokenId }),
  listSuggestions: () => ({}),
  listTokens: () => ({}),
  makeCv: () => ({ title: 'Platform roles' }),
  makeFeedAddress: () => ({}),
  makeLink: ({ cvId }) => ({ cvId, label: 'Northwind' }),
  refreshList: ({ tokenId }) => ({ tokenId }),
  removeIdentity: ({ identityId }) => ({ identityId }),
  publishDraft: ({ cvId }) => ({ cvId }),
  renameCv: ({ cvId }) => ({ cvId, title: 'Platform roles' }),
  replaceToken: ({ tokenId }) => ({ tokenId, secret: 'github_pat_fedcba9876543210' }),
  saveDraft: ({ cvId }) => ({ cvId, draft: plainSettings('Ada'), basedOn: null }),
  revokeLink: ({ linkId }) => ({ linkId }),
  setActive: ({ repositoryId }) => ({ repositoryIds: [repositoryId], active: false }),
  setAlias: ({ repositoryId }) => ({ repositoryId, alias: 'Big bank', shown: 'alias' }),
  setExclusions: ({ repositoryId }) => ({ repositoryId, paths: ['vendor/'], commits: [] }),
  setOpenSource: ({ repositoryId }) => ({ repositoryId, openSource: true }),
  setOwnerActive: ({ tokenId }) => ({ tokenId, owner: 'halden', active: false }),
  setSlug: ({ cvId }) => ({ cvId, slug: 'a-free-one' }),
  setVisibility: ({ cvId }) => ({ cvId, visibility: 'public' }),
  showSharing: ({ cvId }) => ({ cvId }),
  showRepository: ({ repositoryId }) => ({ repositoryId }),
  showToken: ({ tokenId }) => ({ tokenId }),
  stopNow: ({ repositoryId }) => ({ repositoryId }),
  undoPublication: ({ cvId }) => ({ cvId }),
  undoRevoke: ({ linkId }) => ({ linkId }),
};

/** Verbs whose ids only narrow what is shown of the person's own. */
const NARROWING = new Set(['listEvents']);

const verbs = await allVerbs();
const MISSING: Ids = { tokenId: 'none', repositoryId: 'none', identityId: 'none', suggestionId: 'none', cvId: 'none', linkId: 'none' };

describe('verbs, as other people use them', () => {
  let temporary: TempContext;
  let context: VerbContext;
  let ada: User;
  let eve: User;
  let hers: Ids;

  async function possessions(user: User): Promise<Ids> {
    const { id: tokenId } = await addToken(context, user, { name: 'Work', forge: 'github', secret: `github_pat_${user.id}0123456789` });
    await refreshList(context, user, { tokenId });
    const [repository] = await listAll(context.documents, repositories, 'owner', [user.id]);
    await setActive(context, user, { repositoryIds: [repository?.id ?? ''], active: true });
    await claimIdentity(context, user, { email: `${user.id}@oldjob.example` });
    await noteAuthors(context, user, repository?.id ?? '', [{ email: `ada.${user.id}@halden.example`, names: ['Ada Lindqvist'], commits: 3 }]);
    await recordEvent(context, user.id, { action: 'signed-in', from: 'Firefox' });
    const cv = await context.documents.insert(cvs, cvOf(`cv-of-${user.id}`, { ownerId: user.id }));
    const link = await makeLink(context, user, { cvId: cv.id, label: 'Northwind', password: 'four words' });
    const [identity] = await listAll(context.documents, identities, 'owner', [user.id]);
    const [suggestion] = await listAll(context.documents, suggestions, 'owner', [user.id]);
    return { tokenId, repositoryId: repository?.id ?? '', identityId: identity?.id ?? '', suggestionId: suggestion?.id ?? '', cvId: cv.id, linkId: link.id };
  }

  async function everythingOf(user: User): Promise<unknown[]> {
    const of = [tokens, repositories, identities, collections, suggestions, cvs, shareLinks] as const;
    const documents = [];
    for (const one of of) documents.push(...(await listAll(context.documents, one as typeof tokens, 'owner', [user.id])));
    return [...documents, ...(await listAll(context.documents, audit, 'owner', [user.id]))];
  }

  async function failure(verb: AnyVerb, user: User, input: unknown): Promise<{ code: unknown; message: string; status: unknown }> {
    const error = await verb.untrusted(context, user, input).then(() => undefined, (caught: Error & { code?: unknown; status?: unknown }) => caught);
    return { code: error?.code, message: error?.message ?? 'no error', status: error?.status };
  }

  beforeAll(async () => {
    ({ temporary, context, ada } = await placeWithForge(1));
    eve = await person(context, 'eve');
    hers = await possessions(ada);
  });
  afterAll(() => temporary.remove());

  it('are all known here', () => {
    expect(Object.keys(INPUTS).sort()).toEqual(verbs.map(([name]) => name));
    expect(COLLECTIONS.length).toBeGreaterThan(0);
  });

  describe.each(verbs)('%s', (name, verb) => {
    const input = (ids: Ids): Record<string, unknown> => INPUTS[name]?.(ids) ?? {};
    const naming = Object.keys(input(MISSING)).filter((field) => /Ids?$/u.test(field));
    const wrong: unknown[] = [{ $ne: null }, ['a', 'b'], { toString: 'x' }, null, 1, true, '', 'x'.repeat(101), [{ $ne: null }]];

    if (naming.length > 0 && !NARROWING.has(name)) {
      it('says of somebody else’s id what it says of one that does not exist, and changes nothing', async () => {
        const before = await everythingOf(ada);
        const other = await failure(verb, eve, input(hers));
        expect(other).toEqual(await failure(verb, eve, input(MISSING)));
        expect(other).toMatchObject({ code: 'not-found', status: 404 });
        expect(await everythingOf(ada)).toEqual(before);
      });

      it('takes no id of another shape', async () => {
        const before = await everythingOf(ada);
        for (const field of naming) {
          for (const value of wrong.filter((one) => !(field.endsWith('Ids') && Array.isArray(one) && typeof one[0] === 'string'))) expect(await failure(verb, eve, { ...input(hers), [field]: value })).toMatchObject({ code: 'wrong-use', status: 400 });
        }
        expect(await everythingOf(ada)).toEqual(before);
      });
    } else {
      it('shows and changes nothing of anybody else', async () => {
        const before = await everythingOf(ada);
        const answer = await verb.untrusted(context, eve, input(hers));
        for (const secret of [...Object.values(hers), 'user-ada', 'oldjob']) {
          expect(JSON.stringify(answer) ?? '').not.toContain(secret);
        }
        expect(await everythingOf(ada)).toEqual(before);
      });
    }

    it('takes neither an owner nor a role from its input, nor anything that is no object', async () => {
      const before = await everythingOf(ada);
      const forged = JSON.parse(`{"ownerId":"${ada.id}","userId":"${ada.id}","role":"operator","version":1,"__proto__":{"ownerId":"${ada.id}"},"constructor":{"prototype":{"ownerId":"${ada.id}"}}}`) as object;
      await verb.untrusted(context, eve, { ...input(MISSING), ...forged }).catch(() => undefined);
      expect(await everythingOf(ada)).toEqual(before);
      expect(({} as { ownerId?: unknown }).ownerId).toBeUndefined();
      for (const nothing of [null, 'text', 7, []]) expect((await failure(verb, eve, nothing)).code).toBe('wrong-use');
    });
  });

  it('work for the owner', async () => {
    const last = ['removeIdentity', 'confirmSuggestion', 'dismissSuggestion', 'endAccess', 'deleteRepository', 'deleteToken', 'deleteCv', 'confirmLeaving'];
    const order = [...verbs.filter(([name]) => !last.includes(name)), ...last.filter((name) => name !== 'confirmSuggestion').flatMap((name) => verbs.filter(([other]) => other === name))];
    for (const [name, verb] of order) {
      if (name === 'collectNow') await setActive(context, ada, { repositoryIds: [hers.repositoryId], active: true });
      const cv = name === 'joinRanking' ? await context.documents.get(cvs, hers.cvId) : undefined;
      if (cv) await context.documents.update(cvs, { ...cv, visibility: 'public', publishedVersion: 1 });
      await expect(verb.untrusted(context, ada, INPUTS[name]?.(hers)), name).resolves.not.toThrow();
    }
  });
});
