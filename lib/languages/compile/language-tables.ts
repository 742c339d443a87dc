import type { LanguageTable, RuleTables } from '../compiled-types';
import type { LanguageSource } from './sources';

const TYPE_LETTERS = { programming: 'p', markup: 'm', data: 'd', prose: 't' } as const;

/** Names, types and colours, in the order of the source. */
export function languageTable(languages: Record<string, LanguageSource>): LanguageTable {
  const sources = Object.values(languages);
  return {
    names: Object.keys(languages),
    types: sources.map((source) => TYPE_LETTERS[source.type]).join(''),
    colors: sources.map((source) => source.color ?? ''),
  };
}

/** Indexes from suffix, file name, interpreter and alias to languages. An alias is also the name itself in lower case, with spaces as dashes. */
export function nameTables(languages: Record<string, LanguageSource>): Pick<RuleTables, 'extensions' | 'filenames' | 'interpreters' | 'aliases'> {
  const tables = { extensions: index(), filenames: index(), interpreters: index(), aliases: {} as Record<string, number> };
  Object.entries(languages).forEach(([name, source], language) => {
    for (const extension of source.extensions) add(tables.extensions, extension.toLowerCase(), language);
    for (const filename of source.filenames) add(tables.filenames, filename, language);
    for (const interpreter of source.interpreters) add(tables.interpreters, interpreter, language);
    for (const alias of [name.toLowerCase().replaceAll(' ', '-'), ...source.aliases]) tables.aliases[alias.toLowerCase()] ??= language;
  });
  Object.keys(languages).forEach((name, language) => {
    tables.aliases[name.toLowerCase()] ??= language;
  });
  return tables;
}

function index(): Record<string, number[]> {
  return {};
}

function add(table: Record<string, number[]>, key: string, language: number): void {
  const entry = (table[key] ??= []);
  if (!entry.includes(language)) entry.push(language);
}
