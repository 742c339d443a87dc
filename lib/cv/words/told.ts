/** What counts as active: the owner may give weeks or months only. */
export type Unit = 'day' | 'week' | 'month';

/** The owner's first name; undefined where the page has none. */
export type Who = string | undefined;

/** Where repositories were read. */
export interface Coverage { all: number; forges: readonly { name: string; some: number }[]; onMachine: number; reported: number }

/** Two days in words. */
export interface Ends { first: string; last: string }
