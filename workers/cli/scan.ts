import { scanRepositories } from '../../lib/collections/scan-repositories';
import { readScanSettings } from '../../lib/config/scan-settings';
import { amount, list } from '../../lib/cv/format';
import { localToday } from '../../lib/cv/today';
import { AppError } from '../../lib/errors/app-error';
import { waitingThreadRuns } from '../../lib/git/engine/waiting-thread';
import { figuresOf } from '../../lib/snapshots/figures';
import { scanJson } from '../../lib/snapshots/present-figures';
import type { Figures } from '../../lib/snapshots/types';
import { inert } from './format';
import { keepMemoryLean } from './lean-memory';
import { sourceOf } from './options';
import { writeHint, writeResult } from './output';
import { printReport } from './print-report';
import { createProgress } from './progress';
import type { CommandContext, ScanOptions } from './command-options';

function emailsOf({ email, allAuthors }: ScanOptions): string[] | 'all' {
  if (allAuthors && email) throw new AppError('wrong-use', 'Choose one of --email and --all-authors. See: commit-stats scan --help');
  if (!allAuthors && !email) throw new AppError('wrong-use', 'Say whose commits: --email <e> or --all-authors. See: commit-stats scan --help');
  return email ?? 'all';
}

/** Nothing found is a right answer; what to try next is said beside it. */
function hint(said: readonly string[], figures: Figures, emails: string[] | 'all', empty: readonly string[]): void {
  if (empty.length > 0) writeHint(`${list(empty.map(inert))} ${empty.length === 1 ? 'has' : 'have'} no commits yet.`);
  else if (figures.totals.commits === 0 && emails !== 'all') {
    const which = emails.length === 1 ? `No commit there uses ${inert(emails[0] ?? '')}.` : `No commit there uses one of these ${amount(emails.length, 'address', 'addresses')}.`;
    writeHint(`${which} Older commits may use another address; this lists them: commit-stats authors ${inert(said[0] ?? '')}`);
  }
}

/** `commit-stats scan`: numbers of one or more repositories together, as tables or as JSON. */
export async function scan(said: readonly string[], options: ScanOptions, { signal, quiet }: CommandContext): Promise<void> {
  const emails = emailsOf(options);
  const { since, until } = options;
  if (since && until && since > until) throw new AppError('wrong-use', 'The period ends before it starts: --since lies after --until. See: commit-stats scan --help');
  const sources = said.map(sourceOf);
  const settings = await readScanSettings();
  void waitingThreadRuns().then(keepMemoryLean);
  const progress = createProgress(quiet);
  const { snapshot, shallow, headMissing, empty } = await scanRepositories({
    sources, emails, byName: options.byName, openSource: options.openSource, since, until, temp: settings.temp, diffWorkers: settings.diffWorkers, signal,
    onProgress: (step, repository) => progress.update(step, repository),
  }).finally(() => progress.end());
  const figures = figuresOf(snapshot, { from: since, to: until }, localToday());
  if (options.json) await writeResult(JSON.stringify(scanJson(figures)));
  else await printReport(titleOf(snapshot.repositories.map(({ name }) => name), emails, options), figures);
  hint(said, figures, emails, empty);
  if (headMissing.length > 0) writeHint(`HEAD of ${list(headMissing.map(inert))} names a branch that does not exist; all branches were read.`);
  if (shallow.length > 0) writeHint(`${list(shallow.map(inert))} ${shallow.length === 1 ? 'holds' : 'hold'} only a part of the history; older commits are not counted.`);
}

function titleOf(names: readonly string[], emails: string[] | 'all', { since, until }: ScanOptions): string {
  const what = names.length > 3 ? amount(names.length, 'repository', 'repositories') : names.join(', ');
  const period = [since && `since ${since}`, until && `until ${until}`].filter(Boolean).join(' ');
  return [what, emails === 'all' ? 'all authors' : emails.join(', '), period].filter(Boolean).join(' · ');
}
