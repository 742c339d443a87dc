import { readdirSync } from 'node:fs';
import path from 'node:path';

const APP = path.resolve(import.meta.dirname, '../../app');

export interface FoundRoute {
  /** As Next names it, without groups: `/user/tokens/[id]`. */
  route: string;
  kind: 'page' | 'handler';
  file: string;
}

/** Every route that the folders of `app/` really make. */
export function foundRoutes(): FoundRoute[] {
  return readdirSync(APP, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const name = /^(page|route)\.(?:tsx?|jsx?|mjs|mdx)$/u.exec(entry.name)?.[1];
    if (!entry.isFile() || name === undefined) return [];
    const parts = path.relative(APP, entry.parentPath).split(path.sep).filter((part) => part !== '' && !/^\(.*\)$/u.test(part) && !part.startsWith('@'));
    return [{ route: `/${parts.join('/')}`, kind: name === 'page' ? 'page' as const : 'handler' as const, file: path.join(entry.parentPath, entry.name) }];
  });
}

/** Files of `app/` and `components/` whose functions the browser can call. */
export function actionFiles(): string[] {
  const root = path.resolve(APP, '..');
  return ['app', 'components', 'lib'].flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !entry.name.includes('.test.')).map((entry) => path.join(entry.parentPath, entry.name)));
}
