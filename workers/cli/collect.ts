import { collectRepositories } from '../../lib/collections/collect';
import type { CollectResult } from '../../lib/collections/collect';
import type { CollectProgress } from '../../lib/collections/collect-repository';
import { readSettings } from '../../lib/config/settings';
import { createContext } from '../../lib/context';
import { amount, list } from '../../lib/cv/format';
import type { RepositorySource } from '../../lib/git/types';
import { inert } from './format';
import { keepMemoryLean } from './lean-memory';
import { nameOf, sourceOf } from './options';
import { writeError, writeHint, writeResult } from './output';
import { createProgress } from './progress';
import type { Progress } from './progress';
import type { CollectOptions, CommandContext } from './command-options';

function show(progress: Progress, source: RepositorySource, step: CollectProgress): void {
  const name = nameOf(source);
  if (step.step === 'waiting') progress.report(`${name}: another process is collecting it; waiting for its result`);
  else if (step.step === 'storing') progress.report(`${name}: storing commits`, step.done);
  else progress.update(step, name);
}

/** `commit-stats collect`: brings the stored numbers of repositories up to date and publishes them. Fails where any repository failed, after all were tried. */
export async function collect(said: readonly string[], options: CollectOptions, { signal, quiet, data }: CommandContext): Promise<void> {
  const sources = said.map(sourceOf);
  const context = await createContext(readSettings({ data }));
  keepMemoryLean();
  const progress = createProgress(quiet);
  try {
    const result = await collectRepositories(context, {
      sources, emails: options.email ?? [], openSource: options.openSource, signal,
      onProgress: (source, step) => show(progress, source, step),
    });
    if (result.published && !result.published.drawn) {
      progress.report('Drawing the charts');
      await (await import('./draw-presets')).drawPresets(context, result.published.slug);
    }
    progress.end();
    await summarise(result);
    if (!quiet && result.published && result.outcomes.some(({ added }) => added > 0)) writeHint(nextStep(data));
  } finally {
    progress.end();
    await context.close();
  }
}

/** A folder that no shell takes apart is named as it was; any other its owner names again. */
function nextStep(data: string | undefined): string {
  const where = data === undefined ? '' : ` --data ${/^[\w./~-]+$/u.test(data) ? data : '<folder>'}`;
  return `To see it as a page: commit-stats cv --html cv.html${where}`;
}

async function summarise({ outcomes, failures, emails }: CollectResult): Promise<void> {
  for (const outcome of outcomes) {
    const { repository, read, added, retired, incomplete, shallow } = outcome;
    const what = [
      read ? `${amount(added, 'new commit')}, merges and co-authored ones too` : 'nothing new',
      retired > 0 ? `${amount(retired, 'commit')} that history no longer reaches taken out` : '',
      incomplete.length > 0 ? `${amount(incomplete.length, 'commit')} not counted in full` : '',
      shallow ? 'the repository holds only a part of its history' : '',
    ];
    await writeResult(`${inert(repository.name)}: ${what.filter(Boolean).join(', ')}`);
  }
  for (const { source, error } of failures) writeError(`${inert(nameOf(source))}: ${error.message}`);
  const none = outcomes.filter(({ read, added }) => read && added === 0);
  if (none.length > 0) writeHint(`${list(none.map(({ repository }) => inert(repository.name)))}: no commit uses ${emails.length === 1 ? 'your address' : `one of your ${emails.length} addresses`}, or none is new. Older commits may use another address; this lists them: commit-stats authors <path-or-url>`);
  const [first] = failures;
  if (first) process.exitCode = first.error.exit;
}
