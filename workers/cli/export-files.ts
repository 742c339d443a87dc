import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../lib/context';
import { amount } from '../../lib/cv/format';
import { AppError } from '../../lib/errors/app-error';
import { makeExport, needsChart } from '../../lib/exports/make-export';
import type { ExportAsk, VariantName } from '../../lib/exports/variants';
import type { PublishedCv } from '../../lib/publishing/load-published';
import type { CvOptions } from './command-options';
import { exportHtml } from './export-html';
import { inert } from './format';
import { localPage } from './local-page';
import { writeHint } from './output';

/** Options that name a file, in the order in which they are written. */
const FILE_OPTIONS = ['html', 'pdf', 'card', 'resume', 'og'] as const;
export type FileOption = (typeof FILE_OPTIONS)[number];

const VARIANT: Record<Exclude<FileOption, 'html'>, VariantName> = { pdf: 'pdf', card: 'card', resume: 'resume', og: 'open-graph' };
const WORDS: Record<FileOption, string> = { html: 'opens without a server', pdf: 'for paper', card: 'for a README', resume: 'for programs that read JSON Resume', og: '1200 × 630 px' };

async function contentOf(context: Context, published: PublishedCv, today: string, option: FileOption, { paper, theme, language }: CvOptions): Promise<string | Uint8Array> {
  if (option === 'html') return exportHtml(context, published, today, language);
  const ask: ExportAsk = { variant: VARIANT[option], name: '', theme: theme ?? 'light', paper: paper ?? 'a4' };
  const page = await localPage(context, published, today, id => needsChart(ask, id), language);
  const made = await makeExport(page, ask, { address: undefined });
  if (made === undefined) throw new AppError('internal', 'This could not be made.');
  return option === 'resume' ? `${JSON.stringify(JSON.parse(String(made)), null, 2)}\n` : made;
}

/**
 * Writes the CV into the files that the options name, each on its own, all from local data. Throws `store-failed` where one cannot be
 * written; those before it are.
 */
export async function exportFiles(context: Context, published: PublishedCv, today: string, options: CvOptions): Promise<void> {
  for (const option of FILE_OPTIONS) {
    const file = options[option];
    if (file === undefined) continue;
    const content = await contentOf(context, published, today, option, options);
    await writeFile(path.resolve(file), content).catch((cause: unknown) => {
      const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
      throw new AppError('store-failed', `The page cannot be written to ${inert(file)} (${code}). Name a file in a folder you may write to.`, { cause });
    });
    writeHint(`${inert(file)}: ${amount(Math.max(1, Math.round(content.length / 1_000)), 'kB', 'kB')}, ${WORDS[option]}.`);
  }
}
