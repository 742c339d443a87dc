import { cargoPackages } from './manifests/cargo';
import { composerPackages } from './manifests/composer';
import { packagesConfigPackages, projectPackages } from './manifests/dotnet';
import { goPackages } from './manifests/go';
import { catalogPackages, gradlePackages, pomPackages } from './manifests/jvm';
import { npmPackages } from './manifests/npm';
import { pipfilePackages, pyprojectPackages, requirementsPackages } from './manifests/python';
import { gemfilePackages, gemspecPackages } from './manifests/ruby';
import type { Ecosystem, ManifestParser, PackageName } from './types';

/** Names longer than this are no package's; npm's own limit is 214. */
const LONGEST = 214;
/** Packages of one manifest; what a larger one holds beyond is no choice of a person. */
const MOST = 2_000;
/** A manifest in one of these folders is somebody else's. */
const FOREIGN = /(?:^|\/)(?:node_modules|vendor|third_party|bower_components|site-packages|Pods)\//u;

const BY_NAME: Readonly<Record<string, [Ecosystem, ManifestParser]>> = {
  'package.json': ['npm', npmPackages],
  'pyproject.toml': ['PyPI', pyprojectPackages],
  'Pipfile': ['PyPI', pipfilePackages],
  'go.mod': ['Go', goPackages],
  'Cargo.toml': ['Cargo', cargoPackages],
  'pom.xml': ['Maven', pomPackages],
  'build.gradle': ['Maven', gradlePackages],
  'build.gradle.kts': ['Maven', gradlePackages],
  'libs.versions.toml': ['Maven', catalogPackages],
  'packages.config': ['NuGet', packagesConfigPackages],
  'Directory.Packages.props': ['NuGet', projectPackages],
  'Gemfile': ['RubyGems', gemfilePackages],
  'composer.json': ['Composer', composerPackages],
};
const BY_PATTERN: readonly [RegExp, Ecosystem, ManifestParser][] = [
  [/^(?:[\w.-]*requirements[\w.-]*\.txt|constraints\.txt)$/u, 'PyPI', requirementsPackages],
  [/^[^/]+\.(?:cs|fs|vb)proj$/u, 'NuGet', projectPackages],
  [/^[^/]+\.gemspec$/u, 'RubyGems', gemspecPackages],
];

function kindOf(path: string): [Ecosystem, ManifestParser] | undefined {
  if (FOREIGN.test(path)) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const known = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined;
  if (known) return known;
  const [, ecosystem, parser] = BY_PATTERN.find(([pattern]) => pattern.test(name)) ?? (/(?:^|\/)requirements\/[^/]+\.txt$/u.test(path) ? BY_PATTERN[0] ?? [] : []);
  return ecosystem && parser && [ecosystem, parser];
}

/** Whether a file names the packages that its folder uses. */
export function isManifest(path: string): boolean {
  return kindOf(path) !== undefined;
}

/** The packages that a manifest names, each once, without versions. Empty for a file that is no manifest, and for one that cannot be read: a slip of the pen in a manifest is no error of the history. */
export function readManifest(path: string, text: string): PackageName[] {
  const kind = kindOf(path);
  if (!kind) return [];
  const [ecosystem, parse] = kind;
  try {
    const names = new Set(parse(text.replace(/^\uFEFF/u, '')).filter((name) => name.length > 0 && name.length <= LONGEST && !/[\p{Cc}\s]/u.test(name)));
    return [...names].slice(0, MOST).map((name) => ({ ecosystem, name }));
  } catch {
    return [];
  }
}
