import { listAuthors } from '../../lib/collections/list-authors';
import { count, day } from '../../lib/cv/format';
import { inert } from './format';
import { nameOf, sourceOf } from './options';
import { writeHint, writeResult } from './output';
import { createProgress } from './progress';
import type { CommandContext } from './command-options';
import { stylesOf, tableLines } from './table';

/** `commit-stats authors`: every author e-mail with its commits (without merges), first and last day and names, most commits first. */
export async function authors(said: string, { json = false }: { json?: boolean }, { signal, quiet }: CommandContext): Promise<void> {
  const source = sourceOf(said);
  const progress = createProgress(quiet);
  const found = await listAuthors(source, { signal, onProgress: step => progress.update(step, nameOf(source)) }).finally(() => progress.end());
  if (json) return writeResult(JSON.stringify(found));
  if (found.length === 0) return writeHint(`${inert(said)} has no commits yet.`);
  const styles = stylesOf();
  const columns = [
    { title: 'e-mail', align: 'left' as const }, { title: 'commits', align: 'right' as const },
    { title: 'first', align: 'right' as const }, { title: 'last', align: 'right' as const }, { title: 'names', align: 'left' as const },
  ];
  const date = (iso: string | null): string => (iso ? day(iso) : '–');
  const rows = found.map(row => [inert(row.email) || '(empty)', count(row.commits), date(row.first), date(row.last), row.names.slice(0, 3).map(inert).join(', ')]);
  await writeResult(tableLines(columns, rows, styles.dim).join('\n'));
}
