import type { Ecosystem, PackageName } from './types';

/** Loaded when first asked for: the names are of use to who collects, and to nobody else. */
const LISTS: Readonly<Record<Ecosystem, () => Promise<readonly string[]>>> = {
  npm: async () => (await import('npm-high-impact')).npmHighImpact,
  PyPI: async () => (await import('./public/pypi')).PYPI,
  Go: async () => (await import('./public/go')).GO,
  Cargo: async () => (await import('./public/cargo')).CARGO,
  Maven: async () => (await import('./public/maven')).MAVEN,
  NuGet: async () => (await import('./public/nuget')).NUGET,
  RubyGems: async () => (await import('./public/ruby-gems')).RUBY_GEMS,
  Composer: async () => (await import('./public/composer')).COMPOSER,
};

const loaded = new Map<Ecosystem, Promise<ReadonlySet<string>>>();

/** NuGet compares names without case; everything else is compared as it is written. */
const keyOf = ({ ecosystem, name }: PackageName): string => (ecosystem === 'NuGet' ? name.toLowerCase() : name);

/**
 * Whether a package is on the shipped list of packages that everybody knows. A name that is not may be public as well; but it may also be the name of something that an
 * employer never published, and so it is shown only when its owner says so.
 */
export async function isKnownPublic(name: PackageName): Promise<boolean> {
  const { ecosystem } = name;
  let list = loaded.get(ecosystem);
  if (!list) {
    list = LISTS[ecosystem]().then((names) => new Set(names.map((one) => keyOf({ ecosystem, name: one }))));
    loaded.set(ecosystem, list);
  }
  return (await list).has(keyOf(name));
}
