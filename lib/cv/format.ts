import { firstName } from './words/first-name';
import { formatsOf } from './words/formats';

/** Numbers and dates in English, for what is no CV: the command line and the pages behind sign-in. A CV has its own, by `words/`. */
export const { count, percent, list, day, shortMonth, longMonth, instant } = formatsOf('en');

/** `1 commit`, `1,061 commits`; give the plural where it is not formed by `s`. */
export function amount(value: number, one: string, many = `${one}s`): string {
  return formatsOf('en').amount(value, { one, other: many });
}

/** What a page calls its owner: the first name; `the author` where there is none. */
export function shortName(name: string): string {
  return firstName(name) ?? 'the author';
}
