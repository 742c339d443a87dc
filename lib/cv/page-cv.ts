import type { CvSettings, StoredCv } from '../documents/collections';
import type { Cv } from './types';

/** What the markup of a page is given of a CV under some settings: those that readers see, or a draft. */
export function pageCv(stored: StoredCv, settings: CvSettings): Cv {
  const { id, ownerId, version, slug, visibility } = stored;
  const { name, headline, about, place, links, showHours, dates, sections, gaps, repositoryOrder, languageOrder, evidence, language } = settings;
  return { id, ownerId, version, slug, visibility, name, headline, about, place, links, showHours: showHours && dates === 'day', sections, gaps, repositoryOrder, languageOrder, evidence, language };
}
