import { FileText } from './file-text';
import { detectFromContent, detectFromName, type Detection } from './detect-language';
import { isHeadlineLanguage, languageTable, languageType } from './language-table';
import { pathFacts, type PathFacts } from './path-facts';
import { ruleTables } from './rule-tables';
import { selfDeclared } from './rules/self-declared';
import type { Category, Classification, Classifier, FileToClassify, LinguistAttributes } from './types';

const SYMLINK = '120000';
const SUBMODULE = '160000';
const NO_ATTRIBUTES: LinguistAttributes = {};

/** A decision about the category that holds whatever the language is. */
interface Fixed {
  category: Category;
  reason: string;
}

/**
 * Makes a classifier by the rules of GitHub Linguist. What a path says by itself is kept, so asking again for the same path is cheap.
 *
 * The first of these decides the category: symbolic link or submodule (`data`), binary, lock file, vendored, generated, documentation, then the language's
 * type (prose → documentation, data → data but for SQL, GraphQL and Protocol Buffer), test, code. An attribute of `.gitattributes` that sets one of vendored,
 * generated or documentation, or unsets it, goes before the rule of the same name; `linguist-detectable` makes data or prose code, or code data.
 * A file of category `code` without language is unknown.
 */
export function createClassifier(): Classifier {
  return { needsContent, classify };
}

function needsContent(path: string, attributes: LinguistAttributes = NO_ATTRIBUTES): boolean {
  const facts = pathFacts(path);
  if (fixedByName(facts, attributes) ?? fixedAsDocumentation(facts, attributes)) return mayUndoDocumentation(facts, attributes);
  if (attributes.generated === undefined && facts.contentRules.length > 0) return true;
  if (attributes.language !== undefined && languageByAlias(attributes.language) !== null) return false;
  return languageInDoubt(facts);
}

/** A documentation folder comes after generated in order, so content could still make such a file generated: both are left out of the headline, so nothing is read. */
function mayUndoDocumentation(_facts: PathFacts, _attributes: LinguistAttributes): boolean {
  return false;
}

/** True where content could choose among languages that count differently. */
function languageInDoubt(facts: PathFacts): boolean {
  if (facts.byFilename.length === 1) return false;
  const extension = facts.byExtension;
  if (!extension) return facts.byFilename.length !== 0 || !facts.manpage;
  const candidates = new Set([...extension.languages, ...(facts.heuristics?.rules.flatMap((rule) => rule.languages) ?? [])]);
  if (candidates.size === 1 && !extension.generic) return false;
  const { names } = languageTable();
  const kinds = new Set([...candidates].map((language) => (isHeadlineLanguage(names[language] ?? '') ? 'headline' : languageType(names[language] ?? ''))));
  return extension.generic || kinds.size > 1 || kinds.has('headline');
}

function classify(file: FileToClassify): Classification {
  const attributes = file.attributes ?? NO_ATTRIBUTES;
  if (file.mode === SYMLINK) return { language: null, category: 'data', reason: 'symbolic link: its content is a path, nobody wrote its lines' };
  if (file.mode === SUBMODULE) return { language: null, category: 'data', reason: 'submodule: a pointer to a commit elsewhere' };
  const facts = pathFacts(file.path);
  const text = file.content === undefined ? null : new FileText(file.content, file.size);
  if (file.binary) return { language: null, category: 'binary', reason: 'binary for git' };
  if (text?.binary) return { language: null, category: 'binary', reason: 'binary content' };

  const chosen = chosenLanguage(attributes);
  const fixed = fixedByName(facts, attributes);
  const detection = chosen ?? (text ? detectFromContent(facts, text) : detectFromName(facts));
  const language = detection.language === null ? null : (languageTable().names[detection.language] ?? null);
  const decision = fixed ?? fixedByContent(facts, attributes, text) ?? fixedAsDocumentation(facts, attributes) ?? byType(facts, attributes, language, detection);
  return { language: decision.category === 'binary' ? null : language, ...decision };
}

function chosenLanguage(attributes: LinguistAttributes): Detection | null {
  if (attributes.language === undefined) return null;
  const language = languageByAlias(attributes.language);
  return language === null ? null : { language, reason: `linguist-language=${attributes.language}` };
}

function languageByAlias(alias: string): number | null {
  const { aliases } = ruleTables();
  return aliases.get(alias.toLowerCase()) ?? aliases.get(alias.split(',', 1)[0]?.toLowerCase() ?? '') ?? null;
}

function fixedByName(facts: PathFacts, attributes: LinguistAttributes): Fixed | null {
  if (facts.binarySuffix) return { category: 'binary', reason: `binary by its suffix ${facts.suffix}` };
  if (facts.lock && attributes.generated !== false) return { category: 'lock', reason: `lock file ${facts.name}` };
  if (attributes.vendored) return { category: 'vendored', reason: 'linguist-vendored' };
  if (attributes.vendored === undefined && facts.vendored !== null) return { category: 'vendored', reason: `vendored path ${facts.vendored}` };
  if (attributes.generated) return { category: 'generated', reason: 'linguist-generated' };
  if (attributes.generated === undefined && facts.generated !== null) return { category: 'generated', reason: `generated: ${facts.generated}` };
  return null;
}

function fixedByContent(facts: PathFacts, attributes: LinguistAttributes, text: FileText | null): Fixed | null {
  if (!text || attributes.generated !== undefined || facts.contentRules.length === 0) return null;
  const rule = facts.contentRules.find(({ holds }) => holds(text));
  if (rule) return { category: 'generated', reason: `generated: ${rule.what}` };
  const declared = selfDeclared(text);
  return declared === null ? null : { category: 'generated', reason: `generated: it says "${declared}"` };
}

function fixedAsDocumentation(facts: PathFacts, attributes: LinguistAttributes): Fixed | null {
  if (attributes.documentation) return { category: 'documentation', reason: 'linguist-documentation' };
  if (attributes.documentation === undefined && facts.documentation !== null) return { category: 'documentation', reason: `documentation path ${facts.documentation}` };
  return null;
}

function byType(facts: PathFacts, attributes: LinguistAttributes, language: string | null, { reason }: Detection): Fixed {
  if (attributes.detectable === false) return { category: 'data', reason: `${reason}; linguist-detectable=false` };
  const type = language === null ? null : languageType(language);
  if (language !== null && type !== null && !isHeadlineLanguage(language) && !attributes.detectable) {
    return { category: type === 'prose' ? 'documentation' : 'data', reason: `${reason}, ${type}` };
  }
  return facts.test === null ? { category: 'code', reason } : { category: 'test', reason: `${facts.test}; ${reason}` };
}
