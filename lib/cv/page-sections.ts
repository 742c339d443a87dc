import { CV_SECTIONS } from '../documents/collections/cv-sections';
import type { CvSection } from '../documents/collections/cv-sections';
import type { Figures } from '../snapshots/types';
import type { Cv } from './types';

/** Sections in the order of the page, those switched off too: as the owner ordered them, then the others. */
export function orderedSections(cv: Pick<Cv, 'sections'>): { id: CvSection; shown: boolean }[] {
  const chosen = cv.sections ?? [];
  const rest = CV_SECTIONS.filter((id) => !chosen.some((one) => one.id === id));
  return [...chosen, ...rest.map((id) => ({ id, shown: true }))];
}

/** Sections that the page shows, in their order: without calendars and hours where days are not exact. */
export function shownSections(cv: Pick<Cv, 'sections' | 'showHours'>, figures: Pick<Figures, 'dates'>): CvSection[] {
  const exact = (figures.dates ?? 'day') === 'day';
  return orderedSections(cv).flatMap(({ id, shown }) => {
    if (!shown || (!exact && (id === 'days' || id === 'hours' || id === 'per-day')) || (id === 'hours' && !cv.showHours)) return [];
    return [id];
  });
}

/** What counts as active: `day`, or `week` and `month` where days are not exact. */
export function activeUnit({ dates }: Pick<Figures, 'dates'>): 'day' | 'week' | 'month' {
  return dates ?? 'day';
}
