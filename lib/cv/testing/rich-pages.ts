import { chartSpecs } from '../../charts/options/chart-specs';
import type { ChartSpec, DrawnChart } from '../../charts/types';
import { EXCLUSIONS } from '../../snapshots/types';
import type { Figures, SnapshotRepository } from '../../snapshots/types';
import type { Cv, CvPage, CvView } from '../types';
import { wordsOf } from '../words/words';
import { makeFigures } from './make-figures';

const TODAY = '2026-11-20';

/** What the owner wrote: in no language, so that a test can tell it from fixed words. */
export const OWNER: Cv = {
  id: 'c', ownerId: 'o', version: 1, slug: 'ada', name: 'Ŵxyz Qvrst', headline: 'Qwx zrt', about: 'Zqx vbn.', place: 'Vxq',
  links: [{ label: 'qx-mail', url: 'mailto:q@x.example' }], visibility: 'public', showHours: true, gaps: [{ year: 2016, note: 'Vrx' }],
};

const PACKAGES = ['npm', 'PyPI', 'Go', 'Cargo', 'Maven', 'NuGet', 'RubyGems', 'Composer'] as const;

function full(dates: Figures['dates'] = 'day'): Figures {
  const made = makeFigures();
  const forges: SnapshotRepository['forge'][] = ['github', 'gitlab', 'azure-devops', 'reported', 'local'];
  const opens = [true, false, null] as const;
  const byRepository = made.byRepository.map((row, index) => ({
    ...row, repository: {
      ...row.repository, forge: forges[index % forges.length] ?? 'local', openSource: opens[index % 3] ?? null, ...(index % 3 === 0 && { stars: 400 + index }),
      ...(index === 1 && { verifiedUntil: '2026-05-14' }), ...(index === 2 && { status: 'gone' as const }), ...(index === 4 && { status: 'blocked' as const }),
    },
  }));
  const part = { filesChanged: 3, additions: 10, deletions: 2, activeDays: 5, years: ['2020', '2021'], languages: made.byLanguage.map(({ language }) => language), openSource: 600 };
  return {
    ...made, dates, byRepository, coAuthorOnly: 17, undated: 3, traits: { signed: 4000, ai: 120, coAuthored: 4 },
    trust: (['signed', 'verified', 'access', 'reported'] as const).map((trust, index) => ({ trust, commits: 3000 - index, ...part })),
    claimed: { commits: 5, activeDays: 2, repositories: 1 },
    excluded: EXCLUSIONS.map((reason, index) => made.excluded.find((row) => row.reason === reason) ?? { reason, commits: index % 2, filesChanged: index % 2, additions: 0, deletions: 0 }),
    openSource: { share: 0.4, commits: 2400, repositories: 3, byYear: made.openSource.byYear },
    incomplete: ['an object is missing in the repository', 'git took too long for it', 'the commit cannot be read', '2 files over 50 MB: lines not counted', 'an object in the repository is damaged; 2 of 14 files not counted']
      .map((reason) => ({ repository: 'team/part', commit: 'abcdef0', reason })),
    packages: PACKAGES.flatMap((ecosystem) => Array.from({ length: 8 }, (_, index) => ({ ecosystem, name: `qx-${ecosystem}-${index}`, months: 40 - index, first: '2019-01', last: '2024-02', repositories: 2 }))),
  };
}

function pageOf(figures: Figures, changes: Partial<CvPage>, draw: (spec: ChartSpec) => DrawnChart): CvPage {
  const view: CvView = changes.view ?? { measure: 'commits' };
  const cv = { ...OWNER, ...changes.cv };
  const [all, period] = [changes.all ?? figures, changes.period ?? figures];
  const specs = figures.headline.activeDays === 0 ? [] : (['wide', 'narrow'] as const).flatMap((size) => chartSpecs(figures, { today: TODAY, measure: view.measure, size, all, period, words: wordsOf(cv.language) }));
  return {
    view, today: TODAY, made: '2026-11-20T14:15:00Z', figures, all, period, specs, charts: Object.fromEntries(specs.map((spec) => [spec.id, draw(spec)])),
    highchartsLicence: false, trust: 'forge', addresses: 3, repositories: all.byRepository.map(({ repository }) => repository), waiting: 2, address: 'https://stats.example.org/cv/ada', ...changes, cv,
  };
}

/** Pages that say, between them, everything that a CV can say; `draw` makes their charts. */
export function richPages(cv: Partial<Cv>, draw: (spec: ChartSpec) => DrawnChart): Record<string, CvPage> {
  const [whole, named] = [full(), { ...OWNER, ...cv }];
  const evidence = [{ name: 'Go', months: 31, first: '2019-01', last: '2026-03', repositories: 4, languages: ['Go'], packages: Array.from({ length: 7 }, (_, index) => `qx-${index}`) }];
  const make = (figures: Figures, changes: Partial<CvPage> = {}): CvPage => pageOf(figures, { ...changes, cv: { ...named, ...changes.cv } }, draw);
  const chosen = { ...full(), ...makeFigures({}, { language: 'Zig' }), dates: 'day' as const };
  return {
    whole: make(whole, { evidence }),
    local: make(makeFigures({ openSource: null }), { trust: 'local', cv: { ...named, showHours: false, repositoryOrder: 'chosen' } }),
    unnamed: make({ ...whole, trust: [], byKind: [{ kind: 'other', commits: 9 }] }, { cv: { ...named, name: 'q@x.example', visibility: 'link' } }),
    weeks: make(full('week'), { view: { measure: 'days' } }),
    months: make(full('month'), { view: { measure: 'lines' } }),
    language: make(chosen, { view: { measure: 'commits', language: 'Zig', from: '2019-01', to: '2026-11' }, all: whole, period: whole }),
    short: make(makeFigures({ from: '2026-03-02', commits: 90 })),
    day: make(makeFigures({ from: '2024-05-29', to: '2024-05-29', commits: 14, languages: ['Go'] })),
    empty: make(makeFigures({}, { from: '2010-01-01', to: '2010-05-31' }), { view: { measure: 'commits', from: '2010-01', to: '2010-05' }, all: whole }),
    nothing: make(makeFigures({ commits: 0 })),
  };
}
