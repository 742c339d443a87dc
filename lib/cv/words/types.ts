import type { english } from './en';
import type { Formats } from './formats';

export type { Unit, Who } from './told';

/** Every fixed word of a CV. English is the pattern: another language with a word missing, or one too many, does not compile. */
export type Messages = ReturnType<typeof english>;

/** The words of one language, and how it writes numbers and dates. */
export type Words = Formats & Messages;
