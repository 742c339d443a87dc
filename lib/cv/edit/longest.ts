/** Longest texts of a page, in characters: the editor and what checks a draft count by the same. */
export const LONGEST = { name: 100, headline: 160, about: 600, place: 100, label: 80, url: 500, alias: 100, note: 160, title: 100 } as const;
/** Most links of a page. */
export const MOST_LINKS = 10;
