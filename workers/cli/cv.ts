import { localOwner } from '../../lib/accounts/local-owner';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import type { Context } from '../../lib/context';
import { localToday } from '../../lib/cv/today';
import { AppError } from '../../lib/errors/app-error';
import { cvsOf, loadSnapshot } from '../../lib/publishing/load-published';
import type { PublishedCv } from '../../lib/publishing/load-published';
import { figuresOf } from '../../lib/snapshots/figures';
import { cvJson } from '../../lib/snapshots/present-figures';
import type { FileOption } from './export-files';
import { writeResult } from './output';
import { printReport } from './print-report';
import { createProgress } from './progress';
import type { CommandContext, CvOptions } from './command-options';

async function ownCv(context: Context): Promise<PublishedCv> {
  const [first] = await cvsOf(context, await localOwner(context));
  const found = first && (await loadSnapshot(context, first.slug));
  if (!found) throw new AppError('not-found', 'Nothing is collected yet. Start with: commit-stats collect <path-or-url> --email <e>');
  return found;
}

/** Options that name a file; the list of `export-files.ts`, which is loaded only when one is given. */
const FILES = ['html', 'pdf', 'card', 'resume', 'og'] as const satisfies readonly FileOption[];

function check(options: CvOptions): boolean {
  const named = FILES.filter(name => options[name] !== undefined);
  const [first] = named;
  if (options.json && first !== undefined) throw new AppError('wrong-use', `Choose one of --json and --${first}. See: commit-stats cv --help`);
  const empty = named.find(name => options[name] === '');
  if (empty !== undefined) throw new AppError('wrong-use', `--${empty} needs the name of a file. See: commit-stats cv --help`);
  if (options.paper !== undefined && options.pdf === undefined) throw new AppError('wrong-use', '--paper says how large the PDF is; name a file with --pdf. See: commit-stats cv --help');
  if (options.theme !== undefined && options.card === undefined) throw new AppError('wrong-use', '--theme says how the card looks; name a file with --card. See: commit-stats cv --help');
  if (options.language !== undefined && first === undefined) throw new AppError('wrong-use', '--language is that of a file; name one with --html, --pdf, --card, --resume or --og. See: commit-stats cv --help');
  return first !== undefined;
}

/** `commit-stats cv`: the published numbers as tables, as JSON, or in files: page, PDF, README card, JSON Resume, picture. */
export async function cv(options: CvOptions, { data, quiet }: CommandContext): Promise<void> {
  const isFile = check(options);
  const context = await createContext(readSettings({ data }));
  const progress = createProgress(quiet);
  try {
    const published = await ownCv(context);
    if (isFile) {
      progress.report('Drawing the charts');
      const { exportFiles } = await import('./export-files');
      return await exportFiles(context, published, localToday(), options).finally(() => progress.end());
    }
    const figures = figuresOf(published.snapshot, {}, localToday());
    const { name, slug } = published.cv;
    if (options.json) await writeResult(JSON.stringify({ name, slug, ...cvJson(figures) }));
    else await printReport(name, figures);
  } finally {
    progress.end();
    await context.close();
  }
}
