import type { english } from './en';
import type { Formats } from './formats';

/** What counts as active: the owner may give weeks or months only. */
export type Unit = 'day' | 'week' | 'month';

/** The owner's first name; undefined where the page has none. */
export type Who = string | undefined;

/** Where repositories were read. */
export interface Coverage { all: number; forges: readonly { name: string; some: number }[]; onMachine: number; reported: number }

/** Two days in words. */
export interface Ends { first: string; last: string }

/** Every fixed word of a CV. English is the pattern: another language with a word missing, or one too many, does not compile. */
export type Messages = ReturnType<typeof english>;

/** The words of one language, and how it writes numbers and dates. */
export type Words = Formats & Messages;
