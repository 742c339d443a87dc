import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const PUBLIC = '/assets';
/** What the browser's scripts are written for: the first versions that know `light-dark()`. */
const TARGET = ['chrome123', 'firefox120', 'safari17.5'];

const address = (file) => `${PUBLIC}/${path.basename(file)}`;

/** Output files of an esbuild run by the entry point they came from. */
function outputs(metafile, ending) {
  return Object.entries(metafile.outputs).filter(([file, { entryPoint }]) => entryPoint !== undefined && file.endsWith(ending));
}

async function style(out) {
  const { metafile } = await build({
    entryPoints: { cv: 'components/cv/css/index.css' }, outdir: out, bundle: true, minify: true, target: TARGET, metafile: true,
    loader: { '.woff2': 'file' }, entryNames: '[name]-[hash]', assetNames: '[name]-[hash]', publicPath: PUBLIC, logLevel: 'warning',
  });
  const fonts = Object.keys(metafile.outputs).filter((file) => /latin-(wght|400)-normal-[^/]*\.woff2$/.test(file));
  return { css: address(outputs(metafile, '.css')[0][0]), preload: fonts.map(address).toSorted() };
}

/** The same style with its fonts inside; only those of the latin alphabet, for the file travels by mail. */
async function styleOfOneFile(lists) {
  const latin = { name: 'latin', setup: (one) => one.onLoad({ filter: /latin-ext.*\.woff2$/ }, () => ({ contents: '', loader: 'empty' })) };
  await build({
    entryPoints: { 'cv-file': 'components/cv/css/index.css' }, outdir: lists, bundle: true, minify: true, target: TARGET,
    loader: { '.woff2': 'dataurl' }, plugins: [latin], logLevel: 'warning',
  });
  // An empty address would be that of the page itself.
  const file = 'dist/cv-file.css';
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/@font-face\{[^}]*url\((?:"")?\)[^}]*\}/g, ''));
}

/** The interactive charts, which a reader's first touch of a chart loads. */
async function charts(out) {
  const { metafile } = await build({
    entryPoints: { charts: 'lib/charts/browser/entry.ts' }, outdir: out, bundle: true, minify: true, format: 'esm', platform: 'browser', target: TARGET,
    metafile: true, entryNames: '[name]-[hash]', legalComments: 'none', logLevel: 'warning',
  });
  return address(outputs(metafile, '.js')[0][0]);
}

async function script(out, chartsAddress) {
  const { metafile } = await build({
    entryPoints: { page: 'lib/cv/browser/page.ts' }, outdir: out, bundle: true, minify: true, format: 'esm', platform: 'browser', target: TARGET,
    metafile: true, entryNames: '[name]-[hash]', logLevel: 'warning',
    // A scope of our own: esbuild's would bring 0.7 KB of helpers because of the one import() below.
    banner: { js: '(()=>{"use strict";' }, footer: { js: '})();' },
    // The page's script loads the charts by their address; they are no part of it.
    define: { CHARTS: JSON.stringify(chartsAddress) }, external: [`${PUBLIC}/*`],
  });
  return address(outputs(metafile, '.js')[0][0]);
}

async function icon(out) {
  const content = await readFile('components/cv/icon.svg');
  const name = `icon-${createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase()}.svg`;
  await writeFile(path.join(out, name), content);
  return `${PUBLIC}/${name}`;
}

/**
 * Builds what the public pages load into `out`, and into `lists` the style for a page in one file and `assets.json` with the
 * addresses under which the pages find the others.
 */
export async function buildAssets({ out = 'public/assets', lists = 'dist' } = {}) {
  if (!existsSync('components/cv/css/index.css')) return;
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await mkdir(lists, { recursive: true });
  const interactive = await charts(out);
  const [{ css, preload }, page, mark] = [await style(out), await script(out, interactive), await icon(out)];
  await styleOfOneFile(lists);
  await writeFile(path.join(lists, 'assets.json'), `${JSON.stringify({ css, script: page, charts: interactive, preload, icon: mark }, undefined, 2)}\n`);
}
