import path from 'node:path';
import { renderMessagePage, renderPasswordPage } from '../components/cv/render';
import { readSettings } from '../lib/config/settings';
import type { Context } from '../lib/context';
import { createContext } from '../lib/context';
import { siteAssets } from '../lib/cv/assets';
import { messageOf } from '../lib/cv/delivery/messages';
import type { DrawJob, DrawResult } from '../lib/cv/delivery/draw-job';
import { createDrawPool } from '../lib/cv/delivery/draw-pool';
import type { DrawPool } from '../lib/cv/delivery/draw-pool';
import type { SiteDelivery } from '../lib/cv/delivery/site-delivery';
import { createSiteDelivery } from '../lib/cv/delivery/site-delivery';

let context: Promise<Context> | undefined;
let previews: DrawPool<DrawJob, DrawResult> | undefined;
let delivery: Promise<SiteDelivery> | undefined;

/** The stores of this process, opened when a page first needs them; tried again after a failure. */
export function siteContext(): Promise<Context> {
  context ??= createContext(readSettings()).catch((error: unknown) => {
    context = undefined;
    throw error;
  });
  return context;
}

/** What answers for CVs where Next serves them itself, without the server in front. */
export function siteDelivery(): Promise<SiteDelivery> {
  delivery ??= siteContext().then((opened) => createSiteDelivery(opened, {
    drawScript: path.join(process.cwd(), 'dist', 'draw.js'),
    messagePage: (status, sentence, whole, language) => renderMessagePage(messageOf(status, sentence, whole, language), siteAssets(), language),
    passwordPage: (action, problem, language) => renderPasswordPage({ action, problem }, siteAssets(), language),
  })).catch((error: unknown) => {
    delivery = undefined;
    throw error;
  });
  return delivery;
}

/** An owner may wait longer than strangers may make the site work. */
const OWNER_MS = 120_000;

/** The thread that draws drafts for their owners, apart from those that draw for readers. */
export async function previewPool(): Promise<DrawPool<DrawJob, DrawResult>> {
  previews ??= createDrawPool({ script: path.join(process.cwd(), 'dist', 'draw.js'), threads: 1, queue: 8, timeoutMs: OWNER_MS });
  return previews;
}
