import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../cv/words/words';
import { openSourceSentence, openSourceYears } from '../../cv/sentences/open-source';
import { makeFigures } from '../../cv/testing/make-figures';
import type { Figures } from '../../snapshots/types';
import { openSourceCharts } from './open-source';

const EN = wordsOf();
const TODAY = '2026-11-20';
const whole = makeFigures();

/** The made-up history with its repositories open, private or neither known, in turn. */
function mixed(...status: (boolean | null)[]): Figures {
  const byRepository = whole.byRepository.map((row, index) => ({ ...row, repository: { ...row.repository, openSource: status[index % status.length] ?? null } }));
  const open = byRepository.filter(({ repository }) => repository.openSource === true);
  const commits = open.reduce((sum, row) => sum + row.commits, 0);
  return { ...whole, byRepository, openSource: { share: status.includes(null) ? null : commits / whole.headline.commits, commits, repositories: open.length, byYear: [] } };
}

describe('open source by year', () => {
  it('stacks the parts to all commits of the year, the same as the figures count', () => {
    const figures = mixed(true, false);
    const years = openSourceYears(figures);
    expect(years.map(({ year, open, closed, unknown }) => [year, open + closed + unknown])).toEqual(figures.byYear.map(({ period, commits }) => [period, commits]));
    expect(years.reduce((sum, { open }) => sum + open, 0)).toBe(figures.openSource.commits);
    const used = openSourceYears(whole).filter(({ open }) => open > 0);
    expect(used.map(({ share }) => share)).toEqual(used.map(({ year }) => whole.openSource.byYear.find((one) => one.year === year)?.share));
  });

  it('draws columns of two parts, and says what part went where', () => {
    const figures = mixed(true, false);
    const [spec] = openSourceCharts(figures, { today: TODAY, size: 'wide', all: figures, licence: false, words: EN });
    expect(spec?.id).toBe('open-source-wide');
    expect(spec?.options['series']).toMatchObject([{ name: 'Open source' }, { name: 'Private' }]);
    expect(spec?.table.columns).toEqual(['Year', 'Open source', 'Private', 'Open source, %']);
    expect(spec?.sentence).toMatch(/^\d+% of the commits went to open source, the largest part in \d{4} \(\d+%\)\.$/);
  });

  it('shows no share for a year of which it is not wholly known', () => {
    const figures = mixed(true, null);
    const [spec] = openSourceCharts(figures, { today: TODAY, size: 'narrow', all: figures, licence: false, words: EN });
    expect(spec?.table.columns).toEqual(['Year', 'Open source', 'Not known', 'Open source, %']);
    for (const row of spec?.table.rows ?? []) expect(row[3] === null).toBe(Number(row[2]) > 0 || Number(row[1]) === 0);
    expect(spec?.sentence).toContain('of 4 repositories it is not known, so years with commits there show no share (–).');
  });

  it('is no chart where nothing is open source in the whole history, and one where only the view has none', () => {
    const closed = mixed(false);
    expect(openSourceCharts(closed, { today: TODAY, size: 'wide', all: closed, licence: false, words: EN })).toEqual([]);
    expect(openSourceCharts(closed, { today: TODAY, size: 'wide', all: whole, licence: false, words: EN })).toHaveLength(1);
    expect(openSourceSentence(closed, EN)).toBe('No commit in this view went to open source.');
    expect(openSourceSentence(whole, EN)).toBe('All 6,000 commits went to open source.');
  });
});
