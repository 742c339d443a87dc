import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors/app-error';
import type { CvAssets } from './types';

const manifest = z.object({
  css: z.string(),
  script: z.string(),
  preload: z.array(z.string()),
  icon: z.string(),
});

const NOT_BUILT = 'The style and scripts of the pages are not built yet. Run “npm run build” in the project’s folder.';

/** A file the build made: beside the running program, or in `dist/` above this module or the working folder. */
function built(name: string): string {
  for (const start of [import.meta.dirname, process.cwd()]) {
    for (let folder = start; folder; folder = path.dirname(folder)) {
      const beside = path.join(/* turbopackIgnore: true */ folder, name);
      const inDist = path.join(/* turbopackIgnore: true */ folder, 'dist', name);
      if (path.basename(folder) === 'dist' && existsSync(beside)) return beside;
      if (existsSync(inDist)) return inDist;
      if (folder === path.dirname(folder)) break;
    }
  }
  throw new AppError('invalid-settings', NOT_BUILT);
}

let site: CvAssets | undefined;
let file: CvAssets | undefined;

/** Addresses of style, script, fonts and icon as the last build named them. Throws `invalid-settings` where nothing is built. */
export function siteAssets(): CvAssets {
  site ??= { mode: 'site', ...manifest.parse(JSON.parse(readFileSync(/* turbopackIgnore: true */ built('assets.json'), 'utf8'))) };
  return site;
}

/** The style with its fonts inside, for a page that is one file. Throws `invalid-settings` where nothing is built. */
export function fileAssets(): CvAssets {
  file ??= { mode: 'file', style: readFileSync(/* turbopackIgnore: true */ built('cv-file.css'), 'utf8') };
  return file;
}
