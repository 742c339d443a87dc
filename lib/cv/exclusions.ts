import type { Exclusion } from '../snapshots/types';

/** Reasons that take whole commits out of the figure; the others take out files and lines of commits that still count. */
export const COMMIT_EXCLUSIONS: readonly Exclusion[] = ['merge', 'duplicate', 'bot', 'owner'];
