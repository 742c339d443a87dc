import path from 'node:path';
import { renderMessagePage, renderPasswordPage } from '../../components/cv/render';
import { newLocalLink } from '../../lib/accounts/local-link';
import { settingsAtPort } from '../../lib/config/chosen-port';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { siteAssets } from '../../lib/cv/assets';
import { messageOf } from '../../lib/cv/delivery/messages';
import { createSiteDelivery } from '../../lib/cv/delivery/site-delivery';
import { refusalHeaders } from '../../lib/cv/headers';
import { publicCvs } from '../../lib/cv/public-cvs';
import { countError } from '../../lib/telemetry/telemetry';
import { drawPresets } from '../cli/draw-presets';
import { startBackground } from '../collect/background';
import { loadAssets } from './assets';
import { buildProblem } from './build-order';
import { listen } from './listen';
import { startNext } from './next-app';
import { createSite } from './site';
import { createStoreGate } from './store-gate';

const GRACE_MS = 10_000;
/** Where the store is away, browsers may ask again after so long. */
const RETRY_SECONDS = 5;

export interface RunningSite {
  port: number;
  /** Stops taking requests, lets those under way end, and closes the stores. */
  stop(): Promise<void>;
}

/** Starts the site in this process: listens first, so that CVs are served while Next still gets ready. With `background` (the default) it works as a worker does, too. */
export async function startSite({ takeNextPort, background: working = true }: { takeNextPort: boolean; background?: boolean }): Promise<RunningSite> {
  const root = path.resolve(import.meta.dirname, '..');
  const settings = readSettings();
  const opened = await createContext(settings);
  const pageAssets = siteAssets();
  const assets = await loadAssets(path.join(root, 'public/assets'), '/assets/');
  const report = (error: unknown): void => {
    countError(error, 'request');
    opened.log.error({ err: error }, 'a request failed');
  };
  // What answers is made once the port is known, in the same turn in which the server begins to listen: no request comes before.
  const server = createSite({ proxies: settings.proxies, assets, measured: settings.telemetry !== null, answerCv: async (request) => delivery.answer(request), report, handleRest: async (request, response) => {
    const problem = await gate.problem(request.method, (request.url ?? '/').split('?', 1)[0] ?? '/');
    if (problem === undefined) return (await next.handler)(request, response);
    const html = await renderMessagePage({ ...messageOf(503, problem), action: { label: 'What works and what does not', href: '/status' } }, pageAssets);
    response.writeHead(503, { ...refusalHeaders(RETRY_SECONDS), 'content-type': 'text/html; charset=utf-8' }).end(html);
  } });
  const say = (sentence: string): void => {
    process.stdout.write(`${sentence}\n`);
  };
  const port = await listen(server, { host: settings.host, port: settings.port, takeNext: takeNextPort }, say);
  const context = { ...opened, settings: settingsAtPort(settings, port) };
  const delivery = createSiteDelivery(context, {
    drawScript: path.join(import.meta.dirname, 'draw.js'),
    messagePage: (status, sentence, whole, language) => renderMessagePage(messageOf(status, sentence, whole, language), pageAssets, language),
    passwordPage: (action, problem, language) => renderPasswordPage({ action, problem }, pageAssets, language),
  });
  const gate = createStoreGate(context);
  const next = startNext(root, { host: settings.host, port }, report);
  const address = `http://${['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host}:${port}`;
  say(`Listening on ${address}`);
  const problem = buildProblem(root);
  if (problem !== undefined) say(problem);
  const link = await newLocalLink(context);
  if (link) say(`Sign in (this link works once, for 15 minutes): ${address}${link}`);
  for (const { slug } of await publicCvs(context)) say(`CV: ${address}/cv/${slug}`);
  const background = working ? startBackground(context, (slug) => drawPresets(context, slug), { program: path.join(import.meta.dirname, 'serve.js') }) : undefined;

  return {
    port,
    async stop() {
      const stopped = background?.stop();
      const closed = new Promise<void>(resolve => {
        server.close(() => resolve());
      });
      gate.close();
      server.closeIdleConnections();
      const forced = setTimeout(() => server.closeAllConnections(), GRACE_MS);
      await closed;
      clearTimeout(forced);
      await Promise.all([delivery.close(), next.close(), stopped]);
      await context.close();
    },
  };
}
