// Sentences for `kept` of an AppError: what becomes of what is there already.

/** Nothing of it is lost, and nobody tries again by himself. */
export const STAYS = 'What was collected stays.';

/** Nothing of it is lost, and the work is done later. */
export const TRIED_AGAIN = 'It is tried again later; what was collected stays.';
