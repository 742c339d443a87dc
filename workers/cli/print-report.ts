import type { Figures } from '../../lib/snapshots/types';
import { writeResult } from './output';

/** Prints figures as tables under a title. What measures text is loaded here only: JSON, which programs ask for, starts a fortieth of a second sooner without. */
export async function printReport(title: string, figures: Figures): Promise<void> {
  const [{ reportOf }, { stylesOf }] = await Promise.all([import('./report'), import('./table')]);
  await writeResult(reportOf(title, figures, stylesOf()));
}
