import { createHash } from 'node:crypto';
import type { ChartSpec } from './types';

/** Names a chart by everything it is drawn from: equal keys are equal pictures under one version of the drawing code. */
export function drawnKey(spec: ChartSpec): string {
  return createHash('sha256').update(JSON.stringify([spec.id, spec.width, spec.height, spec.sentence, spec.options])).digest('base64url').slice(0, 27);
}
