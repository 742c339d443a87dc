import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { drawChart } from '../../lib/charts/server/draw-chart';
import type { ChartSpec } from '../../lib/charts/types';
import { CV_POLICY } from '../../lib/cv/headers';

/** A page with nothing but charts, under the content policy, style and face of a CV. */
export interface ChartsSite {
  address: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2' };

async function assets(folder: string): Promise<void> {
  const shared = { outdir: folder, bundle: true, publicPath: '/assets', logLevel: 'warning' as const };
  await build({ ...shared, entryPoints: { charts: 'lib/charts/browser/entry.ts' }, format: 'esm', platform: 'browser', minify: true });
  await build({
    ...shared, entryPoints: { page: 'lib/cv/browser/page.ts' }, format: 'esm', platform: 'browser', external: ['/assets/*'],
    define: { CHARTS: '"/assets/charts.js"' }, banner: { js: '(()=>{' }, footer: { js: '})();' },
  });
  await build({ ...shared, entryPoints: { cv: 'components/cv/css/index.css' }, loader: { '.woff2': 'file' } });
}

function markup(specs: readonly ChartSpec[]): string {
  const boxes = specs.map((spec) => `<div class="chart" role="img" aria-label="${spec.sentence}"><div class="drawn" data-chart="${spec.id}" data-width="${spec.width}">${drawChart(spec).svg}</div></div>`);
  // Each box as wide as its picture, as the columns of a CV are.
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title><script src="/assets/page.js"></script>
    <link rel="stylesheet" href="/assets/cv.css"><link rel="stylesheet" href="/boxes.css"><link rel="icon" href="data:,"></head><body><button>Before</button>${boxes.join('\n')}<p id="after">After</p></body></html>`;
}

function boxes(specs: readonly ChartSpec[]): string {
  return `body{margin:16px}${specs.map(({ id, width }) => `[data-width="${width}"]{width:${width}px}/*${id}*/`).join('')}`;
}

/** Serves charts drawn by the server, their options and the scripts, on a free port of this machine. */
export async function startChartsSite(specs: readonly ChartSpec[]): Promise<ChartsSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'charts-site-'));
  await assets(folder);
  const page = markup(specs);
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const answer = (type: string, body: string | Buffer): void => { response.writeHead(200, { 'content-security-policy': CV_POLICY, 'content-type': type }).end(body); };
    if (name === '/cv/ada') answer('text/html; charset=utf-8', page);
    else if (name === '/cv/ada/charts.json') answer('application/json', JSON.stringify(Object.fromEntries(specs.map((spec) => [spec.id, spec]))));
    else if (name === '/boxes.css') answer('text/css', boxes(specs));
    else if (name.startsWith('/assets/')) {
      readFile(path.join(folder, path.basename(name)))
        .then((body) => answer(TYPES[path.extname(name)] ?? 'application/octet-stream', body))
        .catch(() => response.writeHead(404).end());
    } else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cv/ada`,
    close: async () => {
      await new Promise<void>((closed) => { server.close(() => closed()); server.closeAllConnections(); });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
