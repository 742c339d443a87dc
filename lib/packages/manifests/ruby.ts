const NAME = /^[\w.-]+$/u;

/** Gems of a `Gemfile` (bundler.io); those by path or repository are left out. */
export function gemfilePackages(text: string): string[] {
  return text.split(/\r?\n/u).flatMap((line) => {
    const [, name = '', rest = ''] = /^\s*gem[\s(]+["']([^"']+)["'](.*)$/u.exec(line) ?? [];
    return NAME.test(name) && !/\b(?:path|git|github|gist|bitbucket):|:(?:path|git|github)\s*=>/u.test(rest) ? [name] : [];
  });
}

/** Gems that a `*.gemspec` depends on. */
export function gemspecPackages(text: string): string[] {
  return [...text.matchAll(/\.add_(?:runtime_|development_)?dependency[\s(]+["']([\w.-]+)["']/gu)].map(([, name = '']) => name);
}
