import type { FileText } from './file-text';
import { languageNumber, languageTable } from './language-table';
import type { PathFacts } from './path-facts';
import { ruleTables } from './rule-tables';
import { mostLikely } from './strategies/bayes';
import { applyFirstHeuristic, applyHeuristics } from './strategies/heuristics';
import { modelineAlias } from './strategies/modeline';
import { interpreter } from './strategies/shebang';

export interface Detection {
  /** Index in the table of languages, or null where no rule found one. */
  language: number | null;
  reason: string;
}

const UNKNOWN: Detection = { language: null, reason: 'no rule knows this name or content' };
const XML_HEADER = /xml version=/;

/**
 * The language of a file by Linguist's strategies in its order: modeline, file name, shebang, suffix, XML header, manual page, content heuristics, classifier. Each
 * narrows the candidates that the ones before it left; the first to leave a single one decides. An empty file is judged by its name.
 */
export function detectFromContent(path: PathFacts, text: FileText): Detection {
  const found = text.empty ? detectFromName(path) : applyStrategies(path, text);
  if (!Array.isArray(found)) return found;
  const chosen = mostLikely(found, text.considered());
  return { language: chosen, reason: `words of the content, most like ${languageTable().names[chosen] ?? ''}` };
}

/** The decision of all strategies but the classifier, or the languages among which it has to choose. */
export function applyStrategies(path: PathFacts, text: FileText): Detection | number[] {
  const rules = ruleTables();
  let candidates: number[] = [];
  /** Narrows the candidates and tells whether a single one is left. */
  const narrowed = (found: number[]): boolean => {
    const common = candidates.length > 0 ? candidates.filter((language) => found.includes(language)) : found;
    if (common.length > 0) candidates = common;
    return common.length === 1;
  };
  const decided = (reason: string): Detection => ({ language: candidates[0] ?? null, reason });

  const alias = modelineAlias(text);
  const byModeline = alias === null ? undefined : rules.aliases.get(alias);
  if (alias !== null && byModeline !== undefined && narrowed([byModeline])) return decided(`modeline ${alias}`);
  if (narrowed(path.byFilename)) return decided(`file name ${path.name}`);
  const program = interpreter(text);
  if (program !== null && narrowed(rules.interpreters.get(program) ?? [])) return decided(`shebang ${program}`);
  const extension = path.byExtension;
  if (extension && !extension.generic && narrowed(extension.languages)) return decided(`extension ${extension.extension}`);
  if (candidates.length === 0 && XML_HEADER.test(text.firstLines(2))) return { language: languageNumber('XML') ?? null, reason: 'XML header' };
  if (candidates.length === 0 && path.manpage) narrowed([languageNumber('Roff Manpage') ?? 0, languageNumber('Roff') ?? 0]);
  if (path.heuristics) {
    const { rules } = path.heuristics;
    const found = applyFirstHeuristic(rules, text.beginning()) ?? applyHeuristics(rules, text.considered());
    if (found.length > 0) candidates = found;
    if (found.length === 1) return decided(`content of ${path.heuristics.extension}`);
  }
  if (candidates.length === 0) return UNKNOWN;
  return candidates.length === 1 ? decided(`name ${path.name}`) : candidates;
}

/** The language by name and suffix alone; where several share a suffix, the likeliest. */
export function detectFromName(path: PathFacts): Detection {
  const rules = ruleTables();
  if (path.byFilename.length > 0) {
    const shared = path.byFilename.filter((language) => path.byExtension?.languages.includes(language));
    return { language: shared[0] ?? path.byFilename[0] ?? null, reason: `file name ${path.name}` };
  }
  const extension = path.byExtension;
  if (extension) {
    if (extension.languages.length === 1) return { language: extension.languages[0] ?? null, reason: `extension ${extension.extension}` };
    return { language: rules.likeliest.get(extension.extension) ?? null, reason: `extension ${extension.extension}, the likeliest of its languages` };
  }
  if (path.manpage) return { language: languageNumber('Roff Manpage') ?? null, reason: `manual page ${path.name}` };
  return UNKNOWN;
}
