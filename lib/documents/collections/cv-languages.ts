/** Languages of a CV's fixed words, each by its own name. */
export const CV_LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type CvLanguage = keyof typeof CV_LANGUAGES;
