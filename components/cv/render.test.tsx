import { describe, expect, it } from 'vitest';
import { makeFigures } from '../../lib/cv/testing/make-figures';
import { chartSpecs } from '../../lib/charts/options/chart-specs';
import type { Cv, CvAssets, CvPage, CvView } from '../../lib/cv/types';
import type { Figures } from '../../lib/snapshots/types';
import { renderCvPage, renderMessagePage, renderTablePage } from './render';

const TODAY = '2026-11-20';
const SITE: CvAssets = { mode: 'site', css: '/assets/cv-1.css', script: '/assets/page-1.js', preload: ['/assets/sans.woff2'], icon: '/assets/icon.svg' };
const FILE: CvAssets = { mode: 'file', style: 'body{color:#000}' };
const CV: Cv = {
  id: 'c', ownerId: 'o', version: 1, slug: 'ada', name: 'Ada Lindqvist', headline: 'Systems developer', about: 'I build <b>software</b>.', place: 'Gothenburg',
  links: [{ label: 'mail', url: 'mailto:ada@example.org' }, { label: 'bad', url: 'javascript:alert(1)' }], visibility: 'public', showHours: true,
};
const whole = makeFigures();

function pageOf(figures: Figures = whole, changes: Partial<CvPage> = {}): CvPage {
  const view: CvView = changes.view ?? { measure: 'commits' };
  const all = changes.all ?? figures;
  const specs = figures.headline.activeDays === 0 ? [] : (['wide', 'narrow'] as const).flatMap((size) => chartSpecs(figures, { today: TODAY, measure: view.measure, size, all, period: changes.period ?? figures }));
  const charts = Object.fromEntries(specs.map(({ id, width, height }) => [id, { id, width, height, svg: `<svg width="${width}" height="${height}"></svg>` }]));
  return { cv: CV, view, today: TODAY, made: '2026-11-20T14:15:00Z', figures, all, period: figures, specs, charts, highchartsLicence: false, trust: 'local', addresses: 3, ...changes };
}

const ids = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);

describe('the markup of a CV', () => {
  it('holds the figures as text, and says what, since when and how much', async () => {
    const html = await renderCvPage(pageOf(), SITE);
    expect(html.startsWith('<!doctype html><html lang="en">')).toBe(true);
    expect(html).toContain(whole.headline.commits.toLocaleString('en-US'));
    expect(html).toContain('since January 2013: 6,000 commits on');
    expect(html).toContain('nobody vouches for these addresses');
  });

  it('leads its owner back to where it is edited, and nobody else', async () => {
    expect(await renderCvPage(pageOf(), SITE, { edit: '/content/c' })).toContain('href="/content/c"');
    expect(await renderCvPage(pageOf(), SITE)).not.toContain('/content');
  });

  it('says on a phone that its columns are quarters where the wide chart has months', async () => {
    expect(await renderCvPage(pageOf(), SITE)).toContain('<span class="phone-word"> Per quarter.</span>');
    expect(await renderCvPage(pageOf(makeFigures({ from: '2025-01-10', commits: 300 })), SITE)).not.toContain('Per quarter');
  });

  it('needs neither inline style nor inline script, and runs nothing of its owner’s', async () => {
    const html = await renderCvPage(pageOf(), SITE);
    expect(html).not.toMatch(/<[^>]* style="/);
    expect(html).not.toContain('<style');
    expect(html).not.toMatch(/<script(?![^>]* src=)/);
    expect(html).not.toContain('javascript:');
    expect(html).toContain('I build &lt;b&gt;software&lt;/b&gt;.');
  });

  it('has each id once and leads every note to its working', async () => {
    const html = await renderCvPage(pageOf(), SITE);
    expect(ids(html).length).toBe(new Set(ids(html)).size);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids(html), target).toContain(target);
  });

  it('offers the filter as links and a form', async () => {
    const html = await renderCvPage(pageOf(makeFigures({}, { language: 'Go' }), { view: { language: 'Go', measure: 'lines' }, all: whole, period: whole }), SITE);
    expect(html).toContain('<form action="/cv/ada" method="get">');
    expect(html).toContain('<input type="hidden" name="language" value="Go"/>');
    expect(html).toContain('href="/cv/ada?from=2025-12&amp;to=2026-11&amp;language=Go&amp;measure=lines"');
    expect(html).toContain('of 6,000');
  });

  it('leads from each working to the counting rules, and nowhere from a file of its own', async () => {
    expect(await renderCvPage(pageOf(), SITE)).toContain('<a href="/rules#versions">Counting rules version');
    const file = await renderCvPage(pageOf(), FILE);
    expect(file).toContain('Counting rules version');
    expect(file).not.toContain('/rules');
  });

  it('says in words which repositories are not read any more, and until when they were', async () => {
    const byRepository = whole.byRepository.map((row, index) => (index === 0 ? { ...row, repository: { ...row.repository, verifiedUntil: '2026-05-14', status: 'gone' as const } } : row));
    const html = await renderCvPage(pageOf({ ...whole, byRepository }, { waiting: 2 }), SITE);
    expect(html).toContain('1 repository verified until 14 May 2026: access ended then');
    expect(html).toContain('2 repositories are not counted yet');
    expect(html.match(/verified until 14 May 2026<\/span>/g)).toHaveLength(1);
  });

  it('lists every exclusion so that the columns add up', async () => {
    const html = await renderCvPage(pageOf(), SITE);
    const table = html.slice(html.indexOf('class="plain sums"'));
    const rows = [...table.slice(0, table.indexOf('</table>')).matchAll(/<tr[^>]*><th scope="row">.*?<\/tr>/g)].map(([row]) =>
      [...row.matchAll(/<td>(.*?)<\/td>/g)].map(([, text = '']) => Number(text.replaceAll(/[\u2009,]/g, '').replace('\u2212', '-').replace('–', '0'))));
    const last = rows.pop() ?? [];
    for (const column of [0, 1, 2, 3]) expect(rows.reduce((sum, row) => sum + (row[column] ?? 0), 0)).toBe(last[column]);
    expect(last).toEqual([whole.headline.commits, whole.headline.filesChanged, whole.headline.additions, whole.headline.deletions]);
  });

  it('sets open source against private work, with the stars of repositories, and says what part declares an assistant', async () => {
    const [first] = whole.byRepository;
    const repositories = whole.byRepository.map(({ repository }, index) => ({ ...repository, ...(index === 0 && { stars: 412 }), ...(index === 1 && { stars: 0 }) }));
    const html = await renderCvPage(pageOf({ ...whole, traits: { ...whole.traits, ai: 120 } }, { repositories }), SITE);
    expect(html).toContain('Open source and private work');
    expect(html).toContain(`${first?.repository.name}</span> <span>412 stars</span>`);
    expect(html).not.toContain('0 stars</span></li>');
    expect(html).toContain('2% of all commits (120) declare that an AI tool took part; what is not declared is not counted.');
    expect(html).toContain('href="/cv/ada/chart/open-source.svg"');
    expect(html).toContain('id="table-open-source"');
  });

  it('has no section on open source where nothing is', async () => {
    for (const openSource of [false, null]) expect(await renderCvPage(pageOf(makeFigures({ openSource })), SITE)).not.toContain('Open source and private work');
  });

  it('keeps a page that is no public one out of search engines', async () => {
    expect(await renderCvPage(pageOf(whole, { cv: { ...CV, visibility: 'link' } }), SITE)).toContain('<meta name="robots" content="noindex"/>');
    expect(await renderCvPage(pageOf(), SITE)).not.toContain('noindex');
  });

  it('hides the hours where the owner does', async () => {
    expect(await renderCvPage(pageOf(whole, { cv: { ...CV, showHours: false } }), SITE)).not.toContain('Weekday and hour');
  });
});

describe('a page in one file', () => {
  it('loads nothing, leads to nothing of the site and holds every table', async () => {
    const html = await renderCvPage(pageOf(), FILE);
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<form');
    expect(html).not.toMatch(/(href|src)="\//);
    expect(html).toContain('<style>body{color:#000}</style>');
    expect(html).toContain('id="table-days"');
  });
});

describe('states', () => {
  it('no commits at all', async () => {
    const html = await renderCvPage(pageOf(makeFigures({ commits: 0 })), SITE);
    expect(html).toContain('No commit is counted on this page');
    expect(html).not.toContain('id="languages"');
  });

  it('nothing in the chosen period, with the nearest commits and a way back', async () => {
    const html = await renderCvPage(pageOf(makeFigures({}, { from: '2010-01-01', to: '2010-05-31' }), { view: { from: '2010-01', to: '2010-05', measure: 'commits' }, all: whole }), SITE);
    expect(html).toContain('No commits in this period');
    expect(html).toContain('The first one after it was on 14 Jan 2013.');
    expect(html).toContain('href="/cv/ada">Show all years');
  });

  it('one day: a sentence and no axis', async () => {
    const html = await renderCvPage(pageOf(makeFigures({ from: '2024-05-29', to: '2024-05-29', commits: 14, languages: ['Go'] })), SITE);
    expect(html).toContain('14 commits, all on 29 May 2024');
    expect(html).not.toContain('id="per-day"');
  });

  it('a chart that failed says so; the page stands', async () => {
    const html = await renderCvPage(pageOf(whole, { charts: {} }), SITE);
    expect(html).toContain('This chart could not be drawn');
    expect(html).toContain('The numbers are unharmed and in the table.');
    expect(html).toContain('Days with commits');
  });

  it('commits counted only in part are named by their reason, each once and without their shas', async () => {
    const incomplete = ['abcdef0123456789', 'abcdef0123456780'].map((commit) => ({ repository: 'team/part', commit, reason: 'an object is missing' }));
    const html = await renderCvPage(pageOf({ ...whole, incomplete }), SITE);
    expect(html).toContain('2 commits counted only in part.');
    expect(html).toContain('2 × an object is missing');
    expect(html).not.toContain('abcdef0');
  });
});

describe('pages around a CV', () => {
  it('a message is one sentence and a way on', async () => {
    const html = await renderMessagePage({ title: 'This choice cannot be shown', sentence: 'There is no commit in “<x>” on this page.', action: { label: 'Show the whole page', href: '/cv/ada' } }, SITE);
    expect(html).toContain('There is no commit in “&lt;x&gt;” on this page.');
    expect(html).toContain('noindex');
  });

  it('a table has an address of its own; unknown ones do not', async () => {
    const html = await renderTablePage(pageOf(), 'days', '/cv/ada', SITE);
    expect(html).toContain('<th scope="row">14 Jan 2013</th>');
    expect(await renderTablePage(pageOf(), 'constructor', '/cv/ada', SITE)).toBeUndefined();
  });
});
