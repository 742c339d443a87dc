import { CATEGORIES } from '../languages/types';
import type { Category } from '../languages/types';
import { EXCLUSIONS } from './types';
import type { Exclusion } from './types';

/** Value of the exclusion columns for what counts. */
export const COUNTED = -1;
/** Value of the commits' exclusion column for commits that name the person only as co-author. */
export const CO_AUTHOR_ONLY = -2;

/** Index of a reason in the exclusion columns. */
export function exclusionIndex(reason: Exclusion): number {
  return EXCLUSIONS.indexOf(reason);
}

export const MERGE = exclusionIndex('merge');
export const DUPLICATE = exclusionIndex('duplicate');
export const BOT = exclusionIndex('bot');
export const OWNER = exclusionIndex('owner');
export const UNKNOWN = exclusionIndex('unknown');

/** For each category its own exclusion; code and test have none. */
const OF_CATEGORY: readonly number[] = CATEGORIES.map((category: Category) =>
  category === 'code' || category === 'test' ? COUNTED : exclusionIndex(category),
);

/** True for the reasons that take a whole commit out of the headline. */
export function takesWholeCommit(exclusion: number): boolean {
  return exclusion === DUPLICATE || exclusion === BOT || exclusion === OWNER;
}

/**
 * Why a change is not in the headline, one reason each: that of its whole commit (owner before duplicate before bot), else its
 * category's, else `unknown` for code and tests in no language of the headline.
 */
export function exclusionOfChange(commit: number, category: number, headlineLanguage: boolean): number {
  if (commit !== COUNTED) return commit;
  const own = OF_CATEGORY[category] ?? UNKNOWN;
  return own === COUNTED && !headlineLanguage ? UNKNOWN : own;
}
