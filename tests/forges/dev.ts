// `npm run dev:forges`: the built site with the three simulated forges, so that everything can be tried without a network.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fastImport, initBare } from '../generator/fast-import';
import { realisticHistory } from '../generator/realistic-history';
import { startAzureDevOpsSimulator } from './azure-devops/simulator';
import * as azure from './azure-devops/world';
import { startGitHubSimulator } from './github/simulator';
import * as hub from './github/world';
import { startGitLabSimulator } from './gitlab/simulator';
import * as lab from './gitlab/world';

const SIZES = [400, 150, 900, 60, 300, 220];

/** Sample repositories, each with a history of its own. */
async function samples(root: string): Promise<string[]> {
  const folders: string[] = [];
  for (const [number, commits] of SIZES.entries()) {
    const folder = path.join(root, `sample-${number}.git`);
    await initBare(folder);
    await fastImport(folder, Readable.from(realisticHistory({ commits, seed: number + 1 })));
    folders.push(folder);
  }
  return folders;
}

const root = mkdtempSync(path.join(tmpdir(), 'commit-stats-forges-'));
const folders = await samples(root);
const [github, gitlab, devops] = await Promise.all([startGitHubSimulator({ root }), startGitLabSimulator({ prefix: '/gitlab' }), startAzureDevOpsSimulator({ root })]);

const ada = hub.makeAccount(github.world, 'ada');
hub.makeRepositoryOf(github.world, ada, 'harbour', { folder: folders[0] ?? null });
hub.makeRepositoryOf(github.world, ada, 'tide-tables', { folder: folders[1] ?? null, visibility: 'public', licence: 'MIT', stars: 41 });
const hubToken = hub.makeToken(github.world, ada);
const revoked = hub.makeToken(github.world, ada, { state: 'revoked' });
lab.addAccount(gitlab.world, { id: 7, username: 'ada' });
const labToken = lab.addToken(gitlab.world, { account: 7, secret: 'glpat-sample0123456789abcd', scopes: ['read_api'] });
for (const [name, folder] of [['shop', folders[2]], ['stock', folders[3]]] as const) {
  lab.addProject(gitlab.world, { path: `halden/web/${name}`, folder: folder ?? null, members: new Map([[7, lab.DEVELOPER]]) });
}
const devopsToken = azure.addToken(devops.world, azure.addUser('Ada Lindqvist', 'ada@example.org'));
const project = azure.addProject(devops.world, 'Ferry');
for (const [name, folder] of [['Planner', folders[4]], ['Tickets', folders[5]]] as const) azure.addRepository(devops.world, project, name, { folder: path.basename(folder ?? '') });

process.stdout.write(`
Sample tokens. Sign in with the link below, then add them under "Tokens"; each needs its server.

  GitHub        server ${github.url}
                token  ${hubToken.secret}
                token that was revoked  ${revoked.secret}
  GitLab        server ${gitlab.server}
                token  ${labToken.secret}
  Azure DevOps  server ${devops.server}, organisation ${devops.world.organization}
                token  ${devopsToken.secret}

The commits of the samples have several authors: add an address that the token's page suggests, or one that this lists:
  node dist/commit-stats.js authors ${folders[0] ?? ''}

`);

const site = spawn(process.execPath, ['dist/serve.js', '--take-next-port'], {
  cwd: path.resolve(import.meta.dirname, '../..'), stdio: 'inherit',
  env: { ...process.env, COMMIT_STATS_DATA: path.join(root, 'data'), COMMIT_STATS_FORGE_SERVERS: [github.url, gitlab.server, devops.server].join(' ') },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => site.kill('SIGTERM'));
site.on('exit', (code) => {
  void Promise.all([github.close(), gitlab.close(), devops.close()]).then(() => {
    rmSync(root, { recursive: true, force: true });
    process.exit(code ?? 0);
  });
});
