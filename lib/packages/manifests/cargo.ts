import { parse as parseToml } from 'smol-toml';

type Table = Record<string, unknown>;
const table = (value: unknown): Table => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {});
const GROUPS = ['dependencies', 'dev-dependencies', 'build-dependencies'] as const;

function crates(value: unknown): string[] {
  return Object.entries(table(value)).flatMap(([key, how]) => {
    const said = table(how);
    // A crate by path or repository alone comes from no registry; what a workspace names stands in its own manifest.
    if (('path' in said || 'git' in said) && !('version' in said)) return [];
    return [typeof said['package'] === 'string' ? said['package'] : key];
  });
}

const groups = (value: unknown): string[] => GROUPS.flatMap((group) => crates(table(value)[group]));

/** Crates in a `Cargo.toml` (doc.rust-lang.org/cargo, The Manifest Format). */
export function cargoPackages(text: string): string[] {
  const root = parseToml(text) as Table;
  return [...groups(root), ...crates(table(root['workspace'])['dependencies']), ...Object.values(table(root['target'])).flatMap(groups)];
}
