import { FACT_CATEGORIES } from '../facts/types';
import type { FactCategory } from '../facts/types';
import { EXCLUSIONS } from './types';
import type { Exclusion } from './types';

/** Value of the exclusion columns for what counts. */
export const COUNTED = -1;
/** Value of the commits' exclusion column for commits that name the person only as co-author. */
export const CO_AUTHOR_ONLY = -2;

/** Value of the commits' exclusion column for commits that are only claimed. */
export const CLAIMED_ONLY = -3;
/** How far the exclusion columns reach below 0. */
export const LOWEST = 3;

/** Index of a reason in the exclusion columns. */
export function exclusionIndex(reason: Exclusion): number {
  return EXCLUSIONS.indexOf(reason);
}

export const MERGE = exclusionIndex('merge');
export const DUPLICATE = exclusionIndex('duplicate');
export const BOT = exclusionIndex('bot');
export const OWNER = exclusionIndex('owner');
export const UNKNOWN = exclusionIndex('unknown');

function exclusionOfCategory(category: FactCategory): number {
  if (category === 'code' || category === 'test') return COUNTED;
  return category === 'excluded' ? OWNER : exclusionIndex(category);
}

/** For each category its own exclusion; code and test have none. */
const OF_CATEGORY: readonly number[] = FACT_CATEGORIES.map(exclusionOfCategory);

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
