import type { PathRule } from '../compiled-types';

/** Finds the part of a path that one of many rules names, e.g. `node_modules/`; null where none does. */
export type PathMatcher = (path: string) => string | null;

interface Guarded {
  place: number;
  text: string;
  pattern: () => RegExp;
}

/**
 * Asks regular expressions over paths (Linguist's `vendor.yml` and `documentation.yml`) in their order, each only where its sure text stands: to make one of them, or
 * one of all, takes longer than to look for the text of every one in some hundred paths.
 */
export function pathMatcher(rules: readonly PathRule[]): PathMatcher {
  const byBeginning = new Map<number, Guarded[]>();
  const anywhere: Guarded[] = [];
  for (const [place, [source, text, beginsName]] of rules.entries()) {
    const rule = { place, text, pattern: once(() => new RegExp(source)) };
    const first = text.charCodeAt(0);
    const alike = beginsName ? byBeginning.get(first) : anywhere;
    if (alike) alike.push(rule);
    else byBeginning.set(first, [rule]);
  }
  return (path) => {
    const asked = anywhere.filter(({ text }) => path.includes(text));
    for (let name = 0, slash = 0; slash >= 0; name = slash + 1) {
      for (const rule of byBeginning.get(path.charCodeAt(name)) ?? []) if (path.startsWith(rule.text, name)) asked.push(rule);
      slash = path.indexOf('/', name);
    }
    for (const { pattern } of asked.sort((a, b) => a.place - b.place)) {
      const found = pattern().exec(path)?.[0];
      if (found !== undefined) return found.replace(/^\//, '') || path;
    }
    return null;
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
