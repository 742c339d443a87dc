const LONGEST = 60;

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h', ŋ: 'n', ĸ: 'k', ŧ: 't', ə: 'e',
};

/** A name as the last part of an address: ASCII letters, digits and single hyphens; `cv` where nothing of it can be written so. */
export function slugOf(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/\P{ASCII}/gu, (letter) => LETTERS[letter] ?? ' ')
    .replaceAll(/['’]/gu, '');
  const slug = folded.replaceAll(/[^a-z0-9]+/gu, '-').slice(0, LONGEST).replaceAll(/^-+|-+$/gu, '');
  return slug || 'cv';
}

/** The slug to try after `taken` others: `ada`, `ada-2`, `ada-3` … */
export function nthSlug(name: string, taken: number): string {
  return taken === 0 ? slugOf(name) : `${slugOf(name)}-${taken + 1}`;
}
