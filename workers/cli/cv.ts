import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { localOwner } from '../../lib/accounts/local-owner';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { amount } from '../../lib/cv/format';
import { localToday } from '../../lib/cv/today';
import { AppError } from '../../lib/errors/app-error';
import { cvsOf, loadSnapshot } from '../../lib/publishing/load-published';
import type { PublishedCv } from '../../lib/publishing/load-published';
import { figuresOf } from '../../lib/snapshots/figures';
import { cvJson } from '../../lib/snapshots/present-figures';
import { inert } from './format';
import { writeHint, writeResult } from './output';
import { printReport } from './print-report';
import { createProgress } from './progress';
import type { CommandContext, CvOptions } from './command-options';

async function ownCv(context: Context): Promise<PublishedCv> {
  const [first] = await cvsOf(context, await localOwner(context));
  const found = first && (await loadSnapshot(context, first.slug));
  if (!found) throw new AppError('not-found', 'Nothing is collected yet. Start with: commit-stats collect <path-or-url> --email <e>');
  return found;
}

async function writeHtml(context: Context, published: PublishedCv, file: string): Promise<void> {
  const { exportHtml } = await import('./export-html');
  const html = await exportHtml(context, published, localToday());
  const target = path.resolve(file);
  await writeFile(target, html).catch((cause: unknown) => {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new AppError('store-failed', `The page cannot be written to ${inert(file)} (${code}). Name a file in a folder you may write to.`, { cause });
  });
  writeHint(`${inert(file)}: ${amount(Math.round(html.length / 1_000), 'kB', 'kB')}, opens without a server.`);
}

/** `commit-stats cv`: the published numbers as tables, as JSON, or the CV page as one file. */
export async function cv({ json, html }: CvOptions, { data, quiet }: CommandContext): Promise<void> {
  if (json && html !== undefined) throw new AppError('wrong-use', 'Choose one of --json and --html. See: commit-stats cv --help');
  if (html === '') throw new AppError('wrong-use', '--html needs the name of a file. See: commit-stats cv --help');
  const context = await createContext(readSettings({ data }));
  const progress = createProgress(quiet);
  try {
    const published = await ownCv(context);
    if (html !== undefined) {
      progress.report('Drawing the charts');
      return await writeHtml(context, published, html).finally(() => progress.end());
    }
    const figures = figuresOf(published.snapshot, {}, localToday());
    const { name, slug } = published.cv;
    if (json) await writeResult(JSON.stringify({ name, slug, ...cvJson(figures) }));
    else await printReport(name, figures);
  } finally {
    progress.end();
    await context.close();
  }
}
