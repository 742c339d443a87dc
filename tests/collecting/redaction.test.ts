import { describe, expect, it } from 'vitest';
import { renderCvPage, renderTablePage } from '../../components/cv/render';
import { drawChart } from '../../lib/charts/server/draw-chart';
import { collectionState } from '../../lib/collections/lease';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { makeCvPage } from '../../lib/cv/page';
import { pageCv } from '../../lib/cv/page-cv';
import { TABLES } from '../../lib/cv/tables';
import type { CvPage } from '../../lib/cv/types';
import { wordsOf } from '../../lib/cv/words/words';
import { collections, cvs, repositories, snapshots } from '../../lib/documents/collections';
import type { Repository, StoredCv, User } from '../../lib/documents/collections';
import { badgeFacts } from '../../lib/exports/embeds/badge-facts';
import { makeExport } from '../../lib/exports/make-export';
import { VARIANTS } from '../../lib/exports/variants';
import type { VariantName } from '../../lib/exports/variants';
import { RULES_VERSION } from '../../lib/facts/types';
import type { CommitFact } from '../../lib/facts/types';
import { loadSnapshot, publishedSnapshot } from '../../lib/publishing/load-published';
import { publish } from '../../lib/publishing/publish';
import { publishSettings } from '../../lib/publishing/publish-cv';
import { registerRepository } from '../../lib/repositories/register-repository';
import { setAlias } from '../../lib/repositories/set-alias';
import { figuresOf } from '../../lib/snapshots/figures';
import { factOf } from '../contracts/fixtures';
import { eachWithItsOwner } from '../support/own-place';
import type { TempContext } from '../support/temp-context';

const TODAY = '2026-11-21';
const ASSETS = { mode: 'file', style: '' } as const;
const SHA = 'a41f09e0a41f09e0a41f09e0a41f09e0a41f09e0';
const HIDDEN = ['northwind-hr-scripts', 'secret-ledger', 'COBOL', 'https://git.example.org/secret-ledger'];
/** Days apart, so that months, weeks and weekdays abound; at 21:00. */
const timeOf = (number: number): number => Date.UTC(2019, 0, 2, 21) / 1000 + number * 5 * 86_400;

let temp: TempContext;
let owner: User;
eachWithItsOwner((made) => {
  ({ temp, owner } = made);
});

async function collected(name: string, facts: readonly Partial<CommitFact>[]): Promise<Repository> {
  const repository = await registerRepository(temp.context, owner, { source: { kind: 'url', url: `https://git.example.org/${name}` } });
  await temp.context.stats.write(owner.id, RULES_VERSION, facts.map((fact, number) => factOf(`${name}${number}`, { time: timeOf(number), ...fact, repository: repository.id })));
  const state = await collectionState(temp.context, repository);
  await temp.context.documents.update(collections, {
    ...state, generation: state.generation + 1, rules: RULES_VERSION, completed: '2026-11-20T21:17:33.123Z', names: [{ name: 'Ada Lindqvist', commits: facts.length }], incomplete: [{ commit: SHA, reason: 'an object is missing' }],
  });
  return repository;
}

async function firstCv(): Promise<StoredCv> {
  const [cv] = (await temp.context.documents.list(cvs, 'owner', [owner.id])).documents;
  if (!cv) throw new Error('there is a CV after the first publication');
  return cv;
}

/** The words of a PDF. */
async function pdfText(data: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: Uint8Array.from(data), verbosity: 0 }).promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ')));
  return pages.join('\n');
}

/** Every form of a page that holds text: PDF, data, feed, card, badges, charts. Pictures made of pixels are those of the same drawings. */
async function forms(page: CvPage): Promise<string> {
  const asks = (Object.keys(VARIANTS) as VariantName[]).filter((variant) => !VARIANTS[variant].contentType.startsWith('image/png')).flatMap((variant) => {
    const names = variant.startsWith('chart-') ? [...TABLES] : variant.startsWith('badge') ? badgeFacts(page, wordsOf()).map(({ name }) => name) : [''];
    return names.map((name) => ({ variant, name, theme: 'light' as const, paper: 'a4' as const }));
  });
  const made = await Promise.all(asks.map(async (ask) => makeExport(page, ask, { address: 'https://stats.example.org/cv/ada' })));
  const texts = await Promise.all(made.map(async (one, index) => (asks[index]?.variant === 'pdf' && one instanceof Uint8Array ? pdfText(one) : String(one))));
  expect(texts.filter((text) => text.length > 20).length).toBeGreaterThan(8);
  return texts.join('\n');
}

/** Everything that a reader can get of a CV: its columns, its data, its page, its tables and the charts on it. */
async function everything(cv: StoredCv, inAllForms = false): Promise<string> {
  const stored = await publishedSnapshot(temp.context, cv.id, cv.publishedVersion ?? 0);
  const { snapshot } = (await loadSnapshot(temp.context, cv.slug)) ?? {};
  if (!stored || !snapshot) throw new Error('nothing is published');
  const page = makeCvPage({ cv: pageCv(cv, cv), snapshot, view: { measure: 'days' }, today: TODAY, trust: 'local', highchartsLicence: false, draw: drawChart });
  const tables = await Promise.all([...TABLES].map((name) => renderTablePage(page, name, '/cv/ada', ASSETS)));
  return [inAllForms ? await forms(page) : '', JSON.stringify(snapshot), JSON.stringify(page.specs), JSON.stringify(page.charts), await renderCvPage(page, ASSETS), ...tables].join('\n');
}

describe('what readers get of a CV', () => {
  it('names no hidden repository, no real name behind an alias, no language left out, no commit and no exact day', async () => {
    await collected('northwind-hr-scripts', Array.from({ length: 30 }, () => ({ changes: [{ language: 'COBOL', category: 'code', files: 1, additions: 5, deletions: 0 }] })));
    const open = await collected('imageworks', Array.from({ length: 90 }, (_, number) => ({ changes: [{ language: number % 3 ? 'Go' : 'COBOL', category: 'code', files: 1, additions: 5, deletions: 1 }] })));
    const ledger = await collected('secret-ledger', Array.from({ length: 40 }, (_, number) => ({ time: timeOf(number) + 86_400 })));
    await publish(temp.context, owner);
    const before = await firstCv();
    expect(await everything(before)).toContain('secret-ledger');
    const hidden = (await temp.context.documents.list(repositories, 'owner', [owner.id])).documents.find(({ name }) => name.includes('northwind'));
    for (const dates of ['week', 'month'] as const) {
      await publishSettings(temp.context, owner, before.id, {
        ...before, dates, hiddenLanguages: ['COBOL'], languageOrder: ['COBOL'],
        repositories: [{ repository: hidden?.id ?? '', shown: 'hidden', alias: '' }, { repository: ledger.id, shown: 'alias', alias: 'Payments platform' }],
      }, () => ({}));
      const cv = await firstCv();
      const text = await everything(cv, true);
      expect(text).toContain('Payments platform');
      expect(text).toContain('imageworks');
      for (const name of [...HIDDEN, SHA.slice(0, 12), open.id, ledger.id, hidden?.id ?? '', '21:17']) expect(text.includes(name), name).toBe(false);
      for (let number = 0; number < 90; number += 1) {
        for (const exact of [timeOf(number), timeOf(number) + 86_400].map((time) => new Date(time * 1000))) {
          // The feed tells of months, on the first of the next one.
          const kept = exact.getUTCDate() === 1 || (dates === 'week' && exact.getUTCDay() === 1);
          if (!kept) expect(text.includes(exact.toISOString().slice(0, 10)), exact.toISOString()).toBe(false);
        }
      }
      expect((await temp.context.documents.list(snapshots, 'cv', [cv.id])).documents).toHaveLength(1);
    }
  });

  it('counts work in a visible repository that also lies in a hidden one, and tells of no copies', async () => {
    const copies = Array.from({ length: 10 }, (_, number) => ({ commit: `same${number}`, work: `work ${number}` }));
    const visible = await collected('imageworks', copies.map((one) => ({ ...one, committed: 1_800_000_000 })));
    const mirror = await collected('mirror', copies.map((one) => ({ ...one, committed: 1_600_000_000 })));
    await publish(temp.context, owner);
    const copiesOf = async (): Promise<number | undefined> => {
      const loaded = await loadSnapshot(temp.context, (await firstCv()).slug);
      const figures = loaded && figuresOf(loaded.snapshot, {}, TODAY);
      expect(figures?.headline.commits).toBe(10);
      return figures?.excluded.find(({ reason }) => reason === 'duplicate')?.commits;
    };
    expect(await copiesOf()).toBe(10);
    const cv = await firstCv();
    await publishSettings(temp.context, owner, cv.id, { ...cv, repositories: [{ repository: mirror.id, shown: 'hidden', alias: '' }] }, () => ({}));
    expect(await copiesOf()).toBe(0);
    expect((await loadSnapshot(temp.context, cv.slug))?.snapshot.repositories.map(({ name }) => name)).toEqual([visible.name]);
  });

  it('follows at once what a repository’s own page says, where the CV says nothing', async () => {
    await collected('imageworks', [{}]);
    const ledger = await collected('secret-ledger', [{}, {}]);
    await publish(temp.context, owner);
    expect(await everything(await firstCv())).toContain('secret-ledger');
    const verbs = { ...temp.context, forge: () => { throw new Error('no forge is asked'); }, outbound: () => { throw new Error('nothing is fetched'); } };
    await setAlias(verbs, owner, { repositoryId: ledger.id, shown: 'hidden' });
    expect(await everything(await firstCv())).not.toContain('secret-ledger');
    await setAlias(verbs, owner, { repositoryId: ledger.id, shown: 'alias', alias: 'Ledger' });
    expect(await everything(await firstCv())).toMatch(/Ledger(?!-)/u);
  });

  it('is never a mixture of two publications that happen at once', async () => {
    const [a, b] = [await collected('imageworks', [{}]), await collected('secret-ledger', [{}, {}])];
    await publish(temp.context, owner);
    const other = await temp.again();
    for (let round = 0; round < 5; round += 1) {
      const cv = await firstCv();
      await Promise.all([temp.context, other].map((context, side) => publishSettings(context, owner, cv.id, {
        ...cv, headline: side === 0 ? 'shows imageworks' : 'shows secret-ledger', repositories: [{ repository: (side === 0 ? b : a).id, shown: 'hidden', alias: '' }],
      }, () => ({}))));
      const loaded = await loadSnapshot(temp.context, cv.slug);
      expect(`shows ${loaded?.snapshot.repositories.map(({ name }) => name).join()}`).toBe(loaded?.cv.headline);
    }
  });
});
