// `npm run picture`: the README's picture of a CV, docs/pictures/cv.png, taken anew of a made-up developer's page as the site serves it.
import path from 'node:path';
import type { CvPage } from '../../lib/cv/types';
import type { Figures } from '../../lib/snapshots/types';
import { startChromium } from '../support/chromium';
import { startCvSite } from './cv-site';

const FORGES = ['github', 'gitlab', 'github', 'gitlab', 'azure-devops', 'github', 'gitlab', 'azure-devops', 'github'] as const;
/** Every third repository is open source. */
const isOpen = (index: number): boolean => index % 3 === 2;

/** The figures of somebody most of whose work is private, on three forges. */
function onForges(figures: Figures): Figures {
  const byRepository = figures.byRepository.map((row) => {
    const index = Number(row.repository.id.slice(1));
    return { ...row, repository: { ...row.repository, forge: FORGES[index % FORGES.length] ?? 'github', openSource: isOpen(index) } };
  });
  const open = byRepository.filter(({ repository }) => repository.openSource);
  const inYear = (year: string): number => open.reduce((sum, { byMonth }) => sum + byMonth.reduce((some, { month, commits }) => some + (month.startsWith(year) ? commits : 0), 0), 0);
  const commits = open.reduce((sum, row) => sum + row.commits, 0);
  const { headline } = figures;
  const years = figures.byYear.filter((year) => year.commits > 0).map(({ period }) => period);
  return {
    ...figures, byRepository,
    trust: [{ trust: 'verified', ...headline, years, languages: figures.byLanguage.map(({ language }) => language), openSource: commits }],
    openSource: { commits, repositories: open.length, share: commits / headline.commits, byYear: figures.byYear.map(({ period, commits: some }) => ({ year: period, share: some === 0 ? null : inYear(period) / some })) },
  };
}

function dress(page: CvPage): CvPage {
  const all = onForges(page.all);
  return { ...page, trust: 'forge', all, figures: all, period: all, repositories: all.byRepository.map(({ repository }) => repository) };
}

const site = await startCvSite(dress);
const browser = await startChromium();
try {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 1500 }, colorScheme: 'light', reducedMotion: 'reduce' })).newPage();
  await page.goto(`${site.origin}/cv/ada`, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: path.resolve(import.meta.dirname, '../../docs/pictures/cv.png') });
} finally {
  await browser.close();
  await site.close();
}
