import { createReadiness } from '../lib/health/check-ready';
import type { Readiness } from '../lib/health/check-ready';
import { siteContext } from './site';

let readiness: (() => Promise<Readiness>) | undefined;

/** Whether everything answers that the site needs, asked every three seconds at most. Never throws. */
export async function siteReadiness(): Promise<Readiness> {
  try {
    readiness ??= createReadiness(await siteContext());
    return await readiness();
  } catch {
    return { ready: false, parts: [{ name: 'documents', state: 'failing', took: 0 }] };
  }
}
