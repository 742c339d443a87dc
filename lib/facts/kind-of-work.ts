import type { Kind } from './types';

function table(entries: Partial<Record<Kind, string>>): ReadonlyMap<string, Kind> {
  return new Map(Object.entries(entries).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as Kind] as const)));
}

/** Types of conventionalcommits.org and of Angular's convention, with the plurals and neighbours people write. */
const TYPES = table({
  feature: 'feat feature features feats',
  fix: 'fix fixes bugfix bug hotfix',
  refactoring: 'refactor refactoring refactors refact cleanup',
  test: 'test tests testing',
  documentation: 'docs doc documentation readme changelog',
  build: 'build chore ci deps dep dependencies release ops infra',
  performance: 'perf performance',
  style: 'style styles lint format fmt',
  revert: 'revert reverts',
});

/** First verbs that say what was done, whatever follows. */
const VERBS = table({
  feature: 'add adds added adding implement implements implemented implementing introduce introduces introduced introducing support supports allow allows allowed enable enables enabled expose exposes exposed provide provides provided',
  fix: 'fix fixes fixed fixing correct corrects corrected resolve resolves resolved repair repairs bugfix hotfix prevent prevents prevented',
  refactoring:
    'refactor refactors refactored refactoring rename renames renamed renaming extract extracts extracted simplify simplifies simplified simplifying ' +
    'restructure restructured reorganize reorganise reorganized reorganised rewrite rewrites rewrote deduplicate clean cleans cleaned cleanup cleaning tidy tidied modularize modularise move moves moved moving',
  test: 'test tests tested testing',
  documentation: 'document documents documented documenting docs doc readme changelog typo typos',
  build: 'uprev bump bumps bumped bumping upgrade upgrades upgraded upgrading release releases released releasing build ci chore deps pin unpin',
  performance: 'optimize optimizes optimized optimizing optimise optimises optimised optimising speed speedup perf',
  style: 'format formats formatted formatting reformat reformatted lint linting prettify',
  revert: 'revert reverts reverted reverting',
});

/** Verbs that say nothing alone; only what they are done to decides. */
const NEUTRAL = new Set('update updates updated updating improve improves improved improving change changes changed remove removes removed removing delete deletes deleted drop drops dropped make makes use uses'.split(' '));

const OBJECTS = table({
  test: 'test tests testcase testcases testsuite spec specs',
  documentation: 'doc docs documentation docstring docstrings readme readme.md changelog changelog.md changes.md history.md comment comments',
  build: 'dependency dependencies deps devdependencies ci workflow workflows makefile dockerfile lockfile',
  style: 'lint linting formatting whitespace indentation',
  refactoring: 'unused dead redundant unnecessary obsolete',
});

const FILLERS = new Set('a an the more some few several missing new basic simple initial additional extra further unit regression integration failing broken flaky dev all for in of to up'.split(' '));

const CONVENTIONAL = /^([a-z]+)(?:\([^)]*\))?!?:/;
const AREA = /^([\w.@*/{},+-]+(?:\([^)]*\))?(?:, [\w.@*/{},+-]+)*):\s+(?=\S)/;
/** `4.17.1`, `v2.0.0-rc.1`, `Release 3.1`: a release. */
const VERSION = /^v?\d+\.\d+(?:\.\d+)*(?:[-.+]?(?:alpha|beta|rc|dev|pre|post|a|b)[\w.-]*)?\.?$/;
/** `Update x from 1.2 to 1.3`: a newer dependency. */
const VERSION_STEP = /\bfrom v?\d[\w.-]* to v?\d/;
const WORD = /[^\s,;:()[\]"'`]+/g;
/** Words behind the verb among which its object is looked for. */
const OBJECT_WITHIN = 5;
/** Most messages begin with a word, and none of these. */
const BEGINS_CLEAN = /^(?!fixup!|squash!|amend!)[a-z0-9]/;
const LEADING_NOISE = /^(?:(?:fixup|squash|amend)! |\[[^\]]*\]\s*|:[a-z0-9_+-]+:\s*|[^\p{L}\p{N}:[]+)+/u;

/** What is named by the first word that is no filler, from where `WORD` was found last. */
function objectBehind(text: string): Kind | undefined {
  for (let left = OBJECT_WITHIN; left > 0; left -= 1) {
    const word = WORD.exec(text)?.[0];
    if (word === undefined) return undefined;
    if (!FILLERS.has(word)) return OBJECTS.get(word);
  }
  return undefined;
}

function byFirstVerb(text: string): Kind {
  WORD.lastIndex = 0;
  const verb = WORD.exec(text)?.[0];
  if (verb === undefined) return 'other';
  const own = VERBS.get(verb);
  if (own === undefined && !NEUTRAL.has(verb)) return 'other';
  if (own === undefined && VERSION_STEP.test(text)) return 'build';
  if (own === 'revert' || own === 'test' || own === 'documentation') return own;
  const named = objectBehind(text);
  // "Fix dead links" repairs, "remove dead code" tidies up: these adjectives decide only where the verb says nothing.
  if (named !== undefined && (named !== 'refactoring' || own === undefined)) return named;
  return own ?? 'other';
}

/**
 * Kind of work of a commit, from the first line of its message.
 * 1. A conventional-commit type (`feat`, `fix(scope)`, `perf!` …, any case) decides.
 * 2. A bare version number is a release: build.
 * 3. Else the first verb, after an area such as `net/http:` (an area called docs, tests or ci decides itself): add, implement,
 *    introduce, support, allow → feature; fix, correct, resolve, prevent → fix; rename, move, simplify … → refactoring; bump, upgrade,
 *    release, and any "from 1.2 to 1.3" → build; and so on; with tests, docs, dependencies or formatting as its object the object decides ("Add tests" is test).
 * 4. Else `other`. What is unclear stays `other`.
 */
export function kindOfWork(subject: string): Kind {
  const given = subject.slice(0, 200).trim().toLowerCase();
  const text = BEGINS_CLEAN.test(given) ? given : given.replace(LEADING_NOISE, '');
  const hasColon = text.includes(':');
  const type = hasColon ? CONVENTIONAL.exec(text)?.[1] : undefined;
  const conventional = type === undefined ? undefined : TYPES.get(type);
  if (conventional !== undefined) return conventional;
  if (VERSION.test(text)) return 'build';
  const area = hasColon ? AREA.exec(text) : null;
  if (!area) return byFirstVerb(text);
  const segment = /^[^/(.,]+/.exec(area[1] ?? '')?.[0] ?? '';
  return TYPES.get(segment) ?? (/^t\d{4}/.test(segment) ? 'test' : byFirstVerb(text.slice(area[0].length)));
}
