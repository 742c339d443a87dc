/** Sections of a CV by the order they come in unless their owner moves them. */
export const CV_SECTIONS = ['figures', 'languages', 'days', 'kinds', 'hours', 'years', 'per-day', 'repositories', 'open-source', 'pull-requests', 'packages', 'advert'] as const;
export type CvSection = (typeof CV_SECTIONS)[number];
