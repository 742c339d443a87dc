import path from 'node:path';
import { compare, measure } from './measure';
import { printHeading, printRow, seconds } from './report';

export const PROGRAM = path.resolve(import.meta.dirname, '../../dist/commit-stats.cjs');

const gitLog = (repository: string) => ['-C', repository, 'log', '--no-merges', '-M', '--numstat', '--no-mailmap', 'HEAD'];

/** Local scans against `git log --numstat -M` on the same repository, and the program's own peak memory. */
export async function benchScan(repository: string, fifth: string | undefined, runs: number): Promise<void> {
  printHeading('Local scan against git log --numstat -M');
  const other = async () => (await measure('git', gitLog(repository))).seconds;
  const scan = (...more: string[]) => async () => (await measure(process.execPath, [PROGRAM, 'scan', repository, '--json', ...more])).seconds;
  for (const [what, goal, args] of [
    ['all authors, languages by content', '0.9', ['--all-authors']],
    ['all authors, --by-name', '0.65', ['--all-authors', '--by-name']],
    ...(fifth ? [[`one author (${fifth})`, '0.4 at a fifth of the commits', ['--email', fifth]] as const] : []),
  ] as const) {
    const pair = await compare(runs, scan(...args), other);
    printRow({ what, ours: seconds(pair.ours), against: `git log ${seconds(pair.other)}`, ratio: pair.ratio, goal });
  }
  const { peakMegabytes } = await measure(process.execPath, [PROGRAM, 'scan', repository, '--all-authors', '--json']);
  printRow({ what: 'peak memory of the program itself', ours: `${peakMegabytes.toFixed(0)} MB`, against: '', goal: 'under 200 MB' });
}
