import path from 'node:path';
import type { Context } from '../../lib/context';
import type { DrawJob, DrawResult } from '../../lib/cv/delivery/draw-job';
import { createDrawPool } from '../../lib/cv/delivery/draw-pool';
import { cvOf, drawSourceOf } from '../../lib/cv/delivery/published-cvs';
import { localToday } from '../../lib/cv/today';
import { loadCv, publishedSnapshot, saveDrawn } from '../../lib/publishing/load-published';

/** Draws the charts of every preset view of a CV in a thread and keeps them beside its snapshot, so that the first reader does not wait. */
export async function drawPresets(context: Context, slug: string): Promise<void> {
  const stored = await loadCv(context, slug);
  if (!stored || stored.publishedVersion === null) return;
  const snapshot = await publishedSnapshot(context, stored.id, stored.publishedVersion);
  if (!snapshot || snapshot.drawn) return;
  const pool = createDrawPool<DrawJob, DrawResult>({ script: path.join(import.meta.dirname, 'draw.js'), threads: 1, queue: 1, timeoutMs: 300_000 });
  try {
    const { highchartsLicence } = context.settings;
    const result = await pool.run({ kind: 'presets', cv: cvOf(stored), source: drawSourceOf(snapshot), today: localToday(), highchartsLicence });
    if (result.kind === 'presets') await saveDrawn(context, stored.id, stored.publishedVersion, result.drawn);
  } finally {
    await pool.close();
  }
}
