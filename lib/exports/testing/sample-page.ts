import { chartSpecs } from '../../charts/options/chart-specs';
import { drawChart } from '../../charts/server/draw-chart';
import { makeFigures } from '../../cv/testing/make-figures';
import type { FiguresPlan } from '../../cv/testing/make-figures';
import type { Cv, CvPage } from '../../cv/types';
import { wordsOf } from '../../cv/words/words';

const CV: Cv = {
  id: 'cv', ownerId: 'owner', version: 1, slug: 'ada', name: 'Ada Lindqvist', headline: 'Systems developer: platforms, release tooling, terminals',
  about: 'I build the software that other developers stand on. Most of it lives in private repositories, so this page shows the work without showing the code.',
  place: 'Gothenburg', links: [{ label: 'ada@lindqvist.example', url: 'mailto:ada@lindqvist.example' }, { label: 'github.com/adalindqvist', url: 'https://github.com/adalindqvist' }],
  visibility: 'public', showHours: true,
};

/** A page of a made-up history, the same each time; its charts are drawn only where they are wanted. */
export function samplePage(plan: Partial<FiguresPlan> = {}, cv: Partial<Cv> = {}, isDrawn: (id: string) => boolean = () => false): CvPage {
  const today = '2026-11-20';
  const figures = makeFigures(plan);
  const specs = figures.headline.activeDays === 0 ? [] : (['wide', 'narrow'] as const).flatMap(size => chartSpecs(figures, { today, measure: 'commits', size, words: wordsOf(cv.language) }));
  return {
    cv: { ...CV, ...cv }, view: { measure: 'commits' }, today, made: '2026-11-20T14:15:00.000Z', figures, all: figures, period: figures, specs,
    charts: Object.fromEntries(specs.filter(({ id }) => isDrawn(id)).map(spec => [spec.id, drawChart(spec)])),
    highchartsLicence: false, trust: 'local', addresses: 3, repositories: figures.byRepository.map(({ repository }) => repository),
  };
}
