import schema from '@jsonresume/schema/schema.json' with { type: 'json' };
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { atomFeed } from './feed';
import { jsonResume } from './json-resume';
import { makeExport } from './make-export';
import { snapshotJson } from './snapshot-json';
import { samplePage } from './testing/sample-page';
import type { VariantName } from './variants';

const ADDRESS = 'https://stats.example.org/cv/ada';
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const isResume = ajv.compile(schema);
const complaints = (resume: unknown): unknown => (isResume(JSON.parse(JSON.stringify(resume))) ? [] : isResume.errors);

test('a CV as JSON Resume validates against the official schema and says what the page says', () => {
  const resume = jsonResume(samplePage(), ADDRESS);
  expect(complaints(resume)).toEqual([]);
  expect(resume.basics).toMatchObject({ name: 'Ada Lindqvist', email: 'ada@lindqvist.example', url: ADDRESS, profiles: [{ network: 'github.com', username: 'adalindqvist' }] });
  expect(resume.skills.map(({ name }) => name)).toContain('Protocol Buffer');
  expect(resume.projects).toHaveLength(9);
  expect(resume.projects[0]).toMatchObject({ startDate: expect.stringMatching(/^\d{4}-\d\d$/u), highlights: [expect.stringContaining('commits on')] });
});

test('whatever the owner wrote, it validates', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const url = fc.oneof(fc.webUrl(), text, fc.constantFrom('mailto:a b@c', 'mailto:ö@example.org', 'mailto:%ff@x.org', 'https://ex ample', 'https://例え.example/ü'));
  fc.assert(fc.property(text, text, text, fc.array(fc.record({ label: text, url }), { maxLength: 4 }), (name, headline, about, links) => {
    expect(complaints(jsonResume(samplePage({ commits: 20 }, { name, headline, about, links }), ADDRESS))).toEqual([]);
  }), { numRuns: 60 });
  expect(complaints(jsonResume(samplePage({ commits: 0 }), undefined))).toEqual([]);
});

test('a page that is not public gives neither its address nor hours', () => {
  const page = samplePage({}, { visibility: 'link' });
  expect(JSON.stringify(jsonResume(page, `${ADDRESS}?k=secret`))).not.toContain('stats.example.org');
  const snapshot = snapshotJson(page);
  expect(Object.keys(snapshot)).not.toContain('weekdayHour');
  expect(JSON.stringify(snapshot)).not.toContain('hour');
  expect(snapshot.figures.headline.commits).toBe(6_000);
});

interface Atom { feed: { id: string; updated: string; title: string; link?: unknown; entry: { id: string; title: string; updated: string; link?: { '@href': string } }[] } }

test('the feed is well-formed Atom: months that are over and new languages, newest first, each with an id of its own', () => {
  const xml = atomFeed(samplePage(), ADDRESS);
  expect(XMLValidator.validate(xml)).toBe(true);
  const { feed } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' }).parse(xml) as Atom;
  expect(feed.id).toBe(ADDRESS);
  expect(feed.entry.length).toBeGreaterThan(20);
  expect(new Set(feed.entry.map(({ id }) => id)).size).toBe(feed.entry.length);
  const times = feed.entry.map(({ updated }) => Date.parse(updated));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(xml).not.toContain('November 2026');
  expect(feed.entry[0]?.link?.['@href']).toBe(`${ADDRESS}?from=2026-10&to=2026-10`);
  expect(atomFeed(samplePage(), ADDRESS)).toBe(xml);
});

test('a feed of a page by link leads back by that link, and names of any kind do not break it', () => {
  expect(atomFeed(samplePage({}, { visibility: 'link' }), `${ADDRESS}?k=abc`)).toContain(`${ADDRESS}?k=abc&amp;from=`);
  for (const name of ['<script>&"', ']]>', '李小龍']) expect(XMLValidator.validate(atomFeed(samplePage({}, { name }), undefined))).toBe(true);
});

test('what let a reader in is in no form of the page', async () => {
  const page = { ...samplePage({}, { visibility: 'link' }, () => true), view: { measure: 'commits' as const, key: 'the-secret-of-a-link', from: '2019-01' } };
  const forms: [VariantName, string][] = [['snapshot', ''], ['resume', ''], ['statement', ''], ['chart-svg', 'languages'], ['chart-csv', 'languages'], ['card', ''], ['badge', 'commits'], ['badge-data', 'commits']];
  for (const [variant, name] of forms) {
    const made = String(await makeExport(page, { variant, name, theme: 'light', paper: 'a4' }, { address: `${ADDRESS}?k=the-secret-of-a-link` }));
    expect([variant, made.length > 50, made.includes('the-secret-of-a-link')]).toEqual([variant, true, false]);
  }
  expect(snapshotJson(page).view).toEqual({ from: '2019-01' });
});
