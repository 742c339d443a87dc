import { LRUCache } from 'lru-cache';
import type { Context } from '../context';
import { loadCv, loadSnapshot } from '../publishing/load-published';
import { figuresOf } from '../snapshots/figures';
import { headlineFigures } from './headline';
import type { HeadlineFigure } from './headline';
import { publicCvs } from './public-cvs';
import { headlineLanguages } from './ranking';
import { wordsOf } from './words/words';

/** The top of a public CV. */
export interface Sample {
  slug: string;
  name: string;
  headline: string;
  /** Three of its figures with their shape over time. */
  figures: HeadlineFigure[];
  languages: string[];
  repositories: number;
}

const SHOWN = ['commits', 'days', 'languages'];
const kept = new LRUCache<string, Sample>({ max: 8 });

async function sampleOf(context: Context, slug: string, today: string): Promise<Sample | undefined> {
  const cv = await loadCv(context, slug);
  const key = `${cv?.id} ${cv?.version} ${cv?.publishedVersion} ${today}`;
  const there = kept.get(key);
  if (there) return there;
  const found = await loadSnapshot(context, slug);
  if (!found || found.cv.visibility !== 'public') return undefined;
  const all = figuresOf(found.snapshot, {}, today);
  if (all.headline.commits === 0) return undefined;
  const figures = headlineFigures(all, all, all, { measure: 'commits' }, today, wordsOf());
  const chosen = figures.filter(({ id }) => SHOWN.includes(id));
  const sample = {
    slug, name: found.cv.name, headline: found.cv.headline, figures: chosen.length === SHOWN.length ? chosen : figures.slice(0, SHOWN.length),
    languages: headlineLanguages(all).map(({ language }) => language).slice(0, 5), repositories: found.snapshot.repositories.length,
  };
  kept.set(key, sample);
  return sample;
}

/** The first public CV with numbers; undefined where none is public here. Counted once a day and published version. */
export async function sampleCv(context: Context): Promise<Sample | undefined> {
  const today = new Date().toISOString().slice(0, 10);
  for (const { slug } of await publicCvs(context)) {
    const sample = await sampleOf(context, slug, today);
    if (sample) return sample;
  }
  return undefined;
}
