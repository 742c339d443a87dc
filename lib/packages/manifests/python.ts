import { parse as parseToml } from 'smol-toml';

/** The name at the start of a requirement (PEP 508), normalised (PEP 503); undefined for options, folders and addresses. */
export function requirementName(line: string): string | undefined {
  const said = line.replace(/(^|\s)#.*$/u, '').trim();
  if (said === '' || said.startsWith('-') || /^[\w+]+:\/\/|^[./~]|^git\+/u.test(said)) return undefined;
  const name = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(?:$|[<>=!~;,@(\s])/u.exec(said)?.[1];
  // `name @ file:///…` and `name @ git+https://…` come from no registry.
  if (name === undefined || /\s@\s/u.test(said)) return undefined;
  return name.toLowerCase().replaceAll(/[-_.]+/gu, '-');
}

const names = (lines: readonly unknown[]): string[] => lines.flatMap((line) => (typeof line === 'string' ? (requirementName(line) ?? []) : []));

/** Names in a `requirements.txt`. */
export function requirementsPackages(text: string): string[] {
  return names(text.split(/\r?\n/u));
}

type Table = Record<string, unknown>;
const table = (value: unknown): Table => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {});
const array = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Keys of a table of Poetry or Pipenv whose value names no folder, repository or archive. */
function keyed(value: unknown): string[] {
  return names(Object.entries(table(value)).filter(([name, how]) => name.toLowerCase() !== 'python' && !['path', 'git', 'url', 'file'].some((key) => key in table(how))).map(([name]) => name));
}

/** Names in a `pyproject.toml`: the standard's tables (PEP 621, 735, 518) and Poetry's. */
export function pyprojectPackages(text: string): string[] {
  const root = parseToml(text) as Table;
  const project = table(root['project']);
  const poetry = table(table(root['tool'])['poetry']);
  return [
    ...names(array(project['dependencies'])),
    ...Object.values(table(project['optional-dependencies'])).flatMap((group) => names(array(group))),
    ...Object.values(table(root['dependency-groups'])).flatMap((group) => names(array(group))),
    ...names(array(table(root['build-system'])['requires'])),
    ...keyed(poetry['dependencies']), ...keyed(poetry['dev-dependencies']),
    ...Object.values(table(poetry['group'])).flatMap((group) => keyed(table(group)['dependencies'])),
  ];
}

/** Names in a `Pipfile`. */
export function pipfilePackages(text: string): string[] {
  const root = parseToml(text) as Table;
  return [...keyed(root['packages']), ...keyed(root['dev-packages'])];
}
