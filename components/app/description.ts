/** What search engines say of pages that are no CV. */
export const DESCRIPTION = 'A CV page made of the facts of your commits: right numbers, no code kept, shared on your terms.';
