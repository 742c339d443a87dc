import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchPage } from './page';
import { benchRemote } from './remote';
import { benchScan } from './scan';
import { benchSnapshot } from './snapshot';

const HELP = `npm run bench [-- options]
Compares the program with git on one repository, in one run, and prints ratios. Needs \`npm run build\` first.

  --repository <path>   a bare or ordinary repository; without it one is generated
  --commits <n>         size of the generated one (6000)
  --seed <n>            seed of the generated one (1)
  --runs <n>            pairs of runs, of which the median counts (3)
  --only <part>         scan, remote, snapshot or page; may be given more than once`;

const { values } = parseArgs({
  options: {
    repository: { type: 'string' },
    commits: { type: 'string', default: '6000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string', multiple: true },
    help: { type: 'boolean', default: false },
  },
});

/** Author e-mails without merges, most commits first, with their share. */
function ranked(repository: string) {
  const out = spawnSync('git', ['-C', repository, 'log', '--no-merges', '--no-mailmap', '--format=%ae', 'HEAD'], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout;
  const counts = new Map<string, number>();
  const emails = out.toLowerCase().split('\n').filter(Boolean);
  for (const email of emails) counts.set(email, (counts.get(email) ?? 0) + 1);
  return [...counts].map(([email, count]) => ({ email, share: count / emails.length })).sort((a, b) => b.share - a.share);
}

async function main() {
  if (values.help) return console.log(HELP);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-repository-'));
  try {
    const made = path.join(folder, 'generated.git');
    if (!values.repository) {
      console.log(`Generating ${values.commits} commits with seed ${values.seed}`);
      const generator = path.resolve(import.meta.dirname, '../generator/main.ts');
      const done = spawnSync(process.execPath, ['--import', 'tsx', generator, '--commits', values.commits, '--seed', values.seed, made], { stdio: 'inherit' });
      if (done.status !== 0) throw new Error('The generator failed.');
    }
    const repository = realpathSync(values.repository ?? made);
    const authors = ranked(repository);
    const fifth = authors.find(author => author.share <= 0.2);
    const twentieth = authors.find(author => author.share <= 0.05);
    const picked = [fifth, twentieth].filter((author, index, all) => author !== undefined && all.indexOf(author) === index) as typeof authors;
    const wanted = (part: string) => !values.only || values.only.includes(part);
    if (wanted('scan')) await benchScan(repository, fifth?.email, Number(values.runs));
    if (wanted('remote')) await benchRemote(repository, picked.length > 0 ? picked : authors.slice(0, 1));
    if (wanted('snapshot')) await benchSnapshot();
    if (wanted('page')) await benchPage(repository, authors[0]?.email ?? '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
