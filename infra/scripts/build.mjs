// Compiles the programs of `workers/` and the browser's scripts with esbuild.
// dist/        what Node runs: commit-stats.cjs, serve.js, worker.js, draw.js and the parts they share; compiled/ with the counting engine
// public/assets/   what the browser loads; file names carry a hash of the content
import { existsSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { buildAssets } from './build-assets.mjs';
import { buildQuickStart } from './build-quick-start.mjs';

const root = path.resolve(import.meta.dirname, '../..');
process.chdir(root);

const programs = {
  'commit-stats': 'workers/cli/main.ts',
  serve: 'workers/serve/main.ts',
  draw: 'workers/serve/draw.ts',
  worker: 'workers/collect/main.ts',
};
const functions = { 'lambda-schedule': 'workers/lambda/schedule.ts', 'lambda-collect': 'workers/lambda/collect.ts', 'lambda-web': 'workers/lambda/web.ts' };
const entryPoints = Object.fromEntries(Object.entries(programs).filter(([, file]) => existsSync(file)));

await rm('dist', { recursive: true, force: true });
// Looked for beside the programs, as beside the sources: lib/git/engine/engine.ts.
for (const file of ['engine.wasm', 'diff-thread.cjs']) await cp(`lib/git/engine/compiled/${file}`, `dist/compiled/${file}`);
const options = {
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  // Less to read at every start; names stay for stack traces.
  minifySyntax: true,
  minifyWhitespace: true,
  // Native or resource-carrying packages are loaded from node_modules.
  external: ['libsql', 'mongodb', '@influxdata/influxdb-client', 'next', 'highcharts', 'fontkit', 'pdfkit', 'svg-to-pdfkit', 'qrcode', '@resvg/resvg-js', '@fontsource/*', '@fontsource-variable/*'],
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};
await build({ ...options, entryPoints });
await buildQuickStart(options);
// Apart, so that the parts which the programs share stay few.
await build({ ...options, entryPoints: functions, chunkNames: 'lambda-[name]-[hash]' });
await buildAssets();
