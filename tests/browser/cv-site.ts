import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderCvPage, renderMessagePage, renderTablePage } from '../../components/cv/render';
import { buildAssets } from '../../infra/scripts/build-assets.mjs';
import { chartSpecs } from '../../lib/charts/options/chart-specs';
import { drawChart } from '../../lib/charts/server/draw-chart';
import { CV_POLICY } from '../../lib/cv/headers';
import type { Cv, CvAssets, CvPage, CvView } from '../../lib/cv/types';
import { isWhole, parseView, snapshotView } from '../../lib/cv/view';
import { AppError } from '../../lib/errors/app-error';
import { makeFigures } from '../../lib/cv/testing/make-figures';

/** The page of a made-up developer on a free port of this machine, under the content policy of a CV. */
export interface CvSite {
  origin: string;
  /** The same page as one file. */
  file: string;
  close(): Promise<void>;
}

export const TODAY = '2026-11-20';
const CV: Cv = {
  id: 'c', ownerId: 'o', version: 1, slug: 'ada', name: 'Ada Lindqvist', headline: 'Systems developer: platforms, release tooling, terminals',
  about: 'I build the software that other developers stand on. Most of it lives in private repositories.', place: 'Gothenburg',
  links: [{ label: 'github.com/adalindqvist', url: 'https://github.com/adalindqvist' }], visibility: 'public', showHours: true,
};
const TYPES: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };
const all = makeFigures();

/** Everything a page needs, from figures that are the same on every machine. */
export function pageOf(view: CvView): CvPage {
  const { language: _language, ...days } = snapshotView(view);
  const period = view.from === undefined && view.to === undefined ? all : makeFigures({}, days);
  const figures = isWhole(view) ? all : view.language === undefined ? period : makeFigures({}, snapshotView(view));
  const specs = figures.headline.activeDays === 0 ? [] : (['wide', 'narrow'] as const).flatMap((size) => chartSpecs(figures, { today: TODAY, measure: view.measure, size, all, period }));
  const charts = Object.fromEntries(specs.map((spec) => [spec.id, drawChart(spec)]));
  return { cv: CV, view, today: TODAY, made: `${TODAY}T14:15:00.000Z`, figures, all, period, specs, charts, highchartsLicence: false, trust: 'local', addresses: 3 };
}

async function answer(url: URL, assets: CvAssets, dress: (page: CvPage) => CvPage): Promise<{ status: number; type: string; body: string }> {
  const html = (status: number, body: string) => ({ status, type: 'text/html; charset=utf-8', body });
  try {
    const page = dress(pageOf(parseView(url.searchParams, all.byLanguage.map(({ language }) => language))));
    if (url.pathname === '/cv/ada') return html(200, await renderCvPage(page, assets));
    if (url.pathname === '/cv/ada/charts.json') return { status: 200, type: 'application/json', body: JSON.stringify(Object.fromEntries(page.specs.map((spec) => [spec.id, spec]))) };
    const table = /^\/cv\/ada\/table\/([\w-]+)$/.exec(url.pathname)?.[1];
    const markup = table === undefined ? undefined : await renderTablePage(page, table, '/cv/ada', assets);
    return markup === undefined ? html(404, await renderMessagePage({ title: 'There is no page here', sentence: 'Ask for a new link.' }, assets)) : html(200, markup);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return html(error.status, await renderMessagePage({ title: 'This choice cannot be shown', sentence: error.message, action: { label: 'Show the whole page', href: '/cv/ada' } }, assets));
  }
}

/** Builds style and scripts into a folder of its own and serves the page, dressed as it is wanted. */
export async function startCvSite(dress: (page: CvPage) => CvPage = (page) => page): Promise<CvSite> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cv-site-'));
  await buildAssets({ out: path.join(folder, 'assets'), lists: folder });
  const assets: CvAssets = { mode: 'site', ...JSON.parse(await readFile(path.join(folder, 'assets.json'), 'utf8')) };
  const style = await readFile(path.join(folder, 'cv-file.css'), 'utf8');
  const send = (response: ServerResponse, status: number, type: string, body: string | Buffer) => { response.writeHead(status, { 'content-type': type, 'content-security-policy': CV_POLICY }).end(body); };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const name = path.basename(url.pathname);
    const done = url.pathname.startsWith('/assets/')
      ? readFile(path.join(folder, 'assets', name)).then((body) => send(response, 200, TYPES[path.extname(name)] ?? 'application/octet-stream', body))
      : answer(url, assets, dress).then(({ status, type, body }) => send(response, status, type, body));
    done.catch((error: unknown) => send(response, 500, 'text/plain', String(error)));
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    file: await renderCvPage(pageOf({ measure: 'commits' }), { mode: 'file', style }),
    async close() {
      await new Promise<void>((closed) => { server.close(() => closed()); server.closeAllConnections(); });
      await rm(folder, { recursive: true, force: true });
    },
  };
}
