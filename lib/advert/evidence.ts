import { COUNTED } from '../snapshots/exclusion';
import { monthOf, monthText } from '../snapshots/days';
import type { Snapshot, SnapshotPackage } from '../snapshots/types';
import { names } from './find-terms';
import { TECHNOLOGIES } from './technologies';
import type { Technology } from './technologies';

/** What is known of one thing that an advert asks for. No score, no guess: months, repositories, packages. */
export interface Evidence {
  name: string;
  /** Months with a commit in one of its languages, or below a manifest that names one of its packages. */
  months: number;
  /** `YYYY-MM`. */
  first: string;
  last: string;
  repositories: number;
  /** Linguist's names of the languages it was found by. */
  languages: string[];
  /** Packages it was found by, the longest used first. */
  packages: string[];
}

/** What an advert asks for, in the order in which things are known: with evidence, and without. */
export interface Answer {
  found: Evidence[];
  /** Named in the text, and in nothing that was counted. */
  missing: string[];
}

/** Longer texts are no adverts. */
export const LONGEST_ADVERT = 50_000;
/** A name that is an ordinary word, too, says nothing: such a package is found by a technology or not at all. */
const TELLING = /[-_./@0-9]|[a-z][A-Z]/u;
/** Languages whose names are words of the language adverts are written in. */
const ORDINARY = new Set(['Assembly', 'Ballerina', 'Boo', 'C', 'Clean', 'Crystal', 'Dart', 'E', 'Elm', 'Factor', 'Go', 'Hack', 'Io', 'Julia', 'Mercury', 'Nu', 'Opal', 'Processing', 'Pure', 'R', 'Red', 'Ring', 'Ruby', 'Rust', 'Scheme', 'Self', 'Smalltalk', 'Stan', 'Swift', 'Text', 'V', 'Zig', 'Reason', 'Roff', 'Limbo', 'Click', 'Fluent', 'Less']);

interface Found { months: Set<number>; repositories: Set<string>; languages: Set<string>; packages: Map<string, number> }

const empty = (): Found => ({ months: new Set(), repositories: new Set(), languages: new Set(), packages: new Map() });

function addLanguages(found: Found, { changes, languages, repositories }: Snapshot, wanted: ReadonlySet<string>): void {
  changes.day.forEach((day, row) => {
    const language = languages[changes.language[row] ?? -1];
    if (language === undefined || day < 0 || changes.exclusion[row] !== COUNTED || !wanted.has(language)) return;
    found.months.add(monthOf(day));
    found.repositories.add(repositories[changes.repository[row] ?? -1]?.id ?? '');
    found.languages.add(language);
  });
}

function addPackages(found: Found, packages: readonly SnapshotPackage[], wanted: (key: string) => boolean): void {
  for (const { ecosystem, name, uses } of packages) {
    if (!wanted(`${ecosystem} ${name}`)) continue;
    for (const { repository, months } of uses) {
      found.repositories.add(repository);
      for (const month of months) found.months.add(month);
    }
    found.packages.set(name, new Set(uses.flatMap(({ months }) => months)).size);
  }
}

function evidenceOf(name: string, found: Found): Evidence | undefined {
  const months = [...found.months].toSorted((a, b) => a - b);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const packages = [...found.packages].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([one]) => one);
  return { name, months: months.length, first: monthText(first), last: monthText(last), repositories: found.repositories.size, languages: [...found.languages].toSorted(), packages };
}

function matcher({ packages }: Technology): (key: string) => boolean {
  return (key) => packages.some((pattern) => (pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern));
}

/** Evidence of one technology, language or package by its name; undefined where there is none. */
export function evidenceFor(snapshot: Snapshot, name: string): Evidence | undefined {
  const found = empty();
  const technology = TECHNOLOGIES.find((one) => one.name === name);
  addLanguages(found, snapshot, new Set(technology ? technology.languages : [name]));
  addPackages(found, snapshot.packages ?? [], technology ? matcher(technology) : (key) => key.slice(key.indexOf(' ') + 1) === name);
  return evidenceOf(name, found);
}

/**
 * What an advert asks for and what is known of it: technologies with names of their own, languages, and packages whose name cannot be an ordinary word. The text is read and kept nowhere.
 * Evidence comes with the most months first.
 */
export function answerAdvert(snapshot: Snapshot, text: string): Answer {
  const advert = text.slice(0, LONGEST_ADVERT).normalize('NFKC');
  const technologies = TECHNOLOGIES.filter(({ words }) => words.some((word) => names(advert, word))).map(({ name }) => name);
  const covered = new Set(TECHNOLOGIES.flatMap(({ languages, name }) => [...languages, name]));
  const languages = snapshot.languages.filter((language) => !covered.has(language) && names(advert, ORDINARY.has(language) ? language : language.toLowerCase()));
  const packages = (snapshot.packages ?? []).map(({ name }) => name).filter((name) => name.length >= 3 && TELLING.test(name) && !covered.has(name) && names(advert, name.toLowerCase()));
  const asked = [...new Set([...technologies, ...languages, ...packages])];
  const evidence = asked.map((name) => evidenceFor(snapshot, name));
  return {
    found: evidence.filter((one) => one !== undefined).toSorted((a, b) => b.months - a.months || (a.name < b.name ? -1 : 1)),
    missing: asked.filter((_, index) => evidence[index] === undefined),
  };
}
