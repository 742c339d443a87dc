import type { LanguageTable } from './compiled-types';
import { text } from './compiled/language-table';

/** Linguist's four types. */
export type LanguageType = 'programming' | 'markup' | 'data' | 'prose';

const TYPES: Record<string, LanguageType> = { p: 'programming', m: 'markup', d: 'data', t: 'prose' };

/** Data by Linguist's type, work by everybody's: people write them by hand as they write programs. */
const HEADLINE_DATA = new Set(['SQL', 'GraphQL', 'Protocol Buffer']);

let table: LanguageTable | undefined;
let numbers: Map<string, number> | undefined;

/** Names, types and colours of all languages, read once. */
export function languageTable(): LanguageTable {
  table ??= JSON.parse(text) as LanguageTable;
  return table;
}

/** Index of a language in the table by its exact name, or undefined. */
export function languageNumber(name: string): number | undefined {
  numbers ??= new Map(languageTable().names.map((known, number) => [known, number]));
  return numbers.get(name);
}

/** Linguist's colour of a language as `#rrggbb`, or null where it has none or no such language is known. */
export function languageColor(name: string): string | null {
  const number = languageNumber(name);
  return number === undefined ? null : languageTable().colors[number] || null;
}

/** Linguist's type of a language, or null for a name it does not know. */
export function languageType(name: string): LanguageType | null {
  const number = languageNumber(name);
  return number === undefined ? null : (TYPES[languageTable().types.charAt(number)] ?? null);
}

/** True for languages whose lines can stand in the headline: programming and markup, and SQL, GraphQL and Protocol Buffer. */
export function isHeadlineLanguage(name: string): boolean {
  const type = languageType(name);
  return type === 'programming' || type === 'markup' || HEADLINE_DATA.has(name);
}
