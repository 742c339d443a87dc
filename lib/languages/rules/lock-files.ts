/** Files in which a package manager writes down what it chose: never written by hand, so counted apart from all else. By exact name. */
const LOCK_FILES = new Set([
  'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'deno.lock', 'Cargo.lock', 'Gemfile.lock', 'gems.locked', 'poetry.lock', 'uv.lock', 'pdm.lock', 'pixi.lock', 'Pipfile.lock', 'pylock.toml', 'conda-lock.yml',
  'go.sum', 'go.work.sum', 'Gopkg.lock', 'glide.lock', 'composer.lock', 'symfony.lock', 'flake.lock', 'mix.lock', 'rebar.lock', 'pubspec.lock', 'Podfile.lock', 'Cartfile.resolved', 'Package.resolved', 'packages.lock.json', 'paket.lock',
  'gradle.lockfile', 'buildscript-gradle.lockfile', 'settings-gradle.lockfile', 'MODULE.bazel.lock', 'cabal.project.freeze', 'stack.yaml.lock', 'shard.lock', 'spago.lock',
  '.terraform.lock.hcl', 'Chart.lock', 'requirements.lock', 'Berksfile.lock', 'Puppetfile.lock', 'Brewfile.lock.json', 'mise.lock', 'devbox.lock', 'devenv.lock', 'renv.lock', 'conan.lock', 'vcpkg-lock.json', 'cpanfile.snapshot',
  'Move.lock', 'Scarb.lock', 'foundry.lock', 'soldeer.lock', 'nimble.lock', 'lake-manifest.json', 'dub.selections.json',
]);

/** Names with a free part: `mise.production.lock`, `JuliaManifest-v1.11.toml`, `requirements-dev.lock`, `pylock.dev.toml`. */
const LOCK_PATTERN = /^(?:mise\.[^/]+\.lock|(?:Julia)?Manifest(?:-v\d+\.\d+)?\.toml|requirements[\w.-]*\.lock|pylock\.[\w-]+\.toml|(?:\w+\.)?esy\.lock)$/;

/** True for the lock file of a package manager; `name` is the last part of a path. */
export function isLockFile(name: string): boolean {
  return LOCK_FILES.has(name) || LOCK_PATTERN.test(name);
}
