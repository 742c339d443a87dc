import { z } from 'zod';

const group = z.record(z.string(), z.unknown()).optional().catch(undefined);
const manifest = z.object({ dependencies: group, devDependencies: group, peerDependencies: group, optionalDependencies: group });

/** Ranges that lead to a folder, a workspace, a repository or an archive instead of the registry. */
const ELSEWHERE = /^(?:file|link|portal|workspace|git|git\+[a-z]+|github|gitlab|bitbucket|https?|patch):|^(?:\.|\/|~\/)|^[\w.-]+\/[\w.-]+(?:#.*)?$/u;
/** `"react-17": "npm:react@17"`: the package that is meant. */
const ALIAS = /^npm:((?:@[^/@]+\/)?[^@]+)/u;

/** Names in a `package.json` (docs.npmjs.com, package.json) that the registry knows. */
export function npmPackages(text: string): string[] {
  const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest.parse(JSON.parse(text));
  return [dependencies, devDependencies, peerDependencies, optionalDependencies].flatMap((names) => Object.entries(names ?? {})).flatMap(([name, range]) => {
    const said = typeof range === 'string' ? range.trim() : '';
    const alias = ALIAS.exec(said)?.[1];
    if (alias !== undefined) return [alias];
    return ELSEWHERE.test(said) ? [] : [name];
  });
}
