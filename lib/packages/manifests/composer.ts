import { z } from 'zod';

const group = z.record(z.string(), z.unknown()).optional().catch(undefined);
const manifest = z.object({ require: group, 'require-dev': group });

/** Packages of a `composer.json` (getcomposer.org, The composer.json schema): `vendor/name`, without PHP and its extensions. */
export function composerPackages(text: string): string[] {
  const { require, 'require-dev': dev } = manifest.parse(JSON.parse(text));
  return [require, dev].flatMap((names) => Object.keys(names ?? {})).map((name) => name.toLowerCase()).filter((name) => /^[\w.-]+\/[\w.-]+$/u.test(name));
}
