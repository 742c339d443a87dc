/** Folders that hold tests and what tests need, at any depth. */
const TEST_FOLDER = /(?:^t|(?:^|\/)(?:tests?|__tests?__|__mocks__|__snapshots__|specs?|testing|e2e|cypress|testsuite|testutils?|test[-_](?:helpers?|support|utils?|suite)|(?:unit|integration|functional|acceptance|regression|e2e|end-to-end|browser|system)[-_]?tests?|[A-Za-z0-9_]+Tests|[\w.-]+\.(?:Unit|Integration|Functional)?Tests?|androidTest|(?:common|jvm|js|native|ios)Test))\//;

/** How each language's own test runners name a test file. */
const TEST_NAMES: { suffixes: string[]; pattern: RegExp }[] = [
  { suffixes: ['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts', '.vue', '.svelte', '.coffee', '.ls'], pattern: /(?:[.-](?:test|tests|spec|e2e|cy)|^tests?)\.[a-z]+$/ },
  { suffixes: ['.py', '.pyi'], pattern: /^(?:test_.*|.*_tests?|tests?|conftest)\.pyi?$/ },
  { suffixes: ['.go'], pattern: /_test\.go$/ },
  { suffixes: ['.rs'], pattern: /^(?:tests?|.*_tests?)\.rs$/ },
  { suffixes: ['.rb'], pattern: /(?:_(?:test|spec)|^(?:spec|test)_helper|^test_.*)\.rb$/ },
  { suffixes: ['.java', '.kt', '.kts', '.groovy', '.scala'], pattern: /(?:^Test[A-Z].*|Tests?|TestCase|Spec|Suite|IT)\.[a-z]+$/ },
  { suffixes: ['.cs', '.fs', '.vb'], pattern: /Tests?(?:Base|Fixture)?\.[a-z]+$/ },
  { suffixes: ['.php'], pattern: /(?:Test|TestCase|Cest|Cept)\.php$/ },
  { suffixes: ['.phpt'], pattern: /./ },
  { suffixes: ['.swift', '.m', '.mm'], pattern: /(?:Tests?|Specs?|TestCase)\.[a-z]+$/ },
  { suffixes: ['.c', '.cc', '.cpp', '.cxx', '.h', '.hh', '.hpp'], pattern: /(?:^test[_-].*|[_-](?:unit)?tests?|[a-z0-9]Tests?|^tests?)\.[a-z]+$/ },
  { suffixes: ['.ex', '.exs'], pattern: /(?:_test|^test_helper)\.exs?$/ },
  { suffixes: ['.erl'], pattern: /(?:_SUITE|_tests?)\.erl$/ },
  { suffixes: ['.dart'], pattern: /_test\.dart$/ },
  { suffixes: ['.hs', '.lhs'], pattern: /(?:Spec|Tests?)\.l?hs$/ },
  { suffixes: ['.clj', '.cljs', '.cljc'], pattern: /_test\.clj[sc]?$/ },
  { suffixes: ['.t'], pattern: /./ },
  { suffixes: ['.lua'], pattern: /(?:_spec|_test|^test_.*)\.lua$/ },
  { suffixes: ['.jl'], pattern: /^(?:runtests|test_.*)\.jl$/ },
  { suffixes: ['.r'], pattern: /^test[-_.].*\.[rR]$/ },
  { suffixes: ['.sh', '.bash', '.zsh'], pattern: /^(?:test[_-].*|.*[_-]tests?|t\d{4}-.*)\.[a-z]+$/ },
  { suffixes: ['.bats', '.feature', '.robot'], pattern: /./ },
  { suffixes: ['.zig', '.nim', '.ml', '.cr', '.d'], pattern: /(?:^test_.*|_(?:test|spec)|^tests?)\.[a-z]+$/ },
  { suffixes: ['.ps1'], pattern: /\.[Tt]ests\.ps1$/ },
  { suffixes: ['.sol'], pattern: /\.t\.sol$/ },
];

const byName = new Map(TEST_NAMES.flatMap(({ suffixes, pattern }) => suffixes.map((suffix) => [suffix, pattern] as const)));

/**
 * Why a path is a test, or null. Linguist has no such rule; ours: the path lies in a folder that test runners and people give to tests, or the file
 * name follows the convention of its language's test runners (`x.test.ts`, `test_x.py`, `x_test.go`, `XTest.java`, `x_spec.rb`, `t/x.t` …).
 */
export function testRule(path: string, name: string, suffix: string): string | null {
  const folder = TEST_FOLDER.exec(path)?.[0].replace(/^\//, '');
  if (folder) return `test folder ${folder}`;
  return byName.get(suffix)?.test(name) ? `test file name ${name}` : null;
}
