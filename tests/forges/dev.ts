// `npm run dev:forges`: the built site with the three simulated forges, so that everything can be tried without a network. `-- --local`: one owner, who signs in by a link.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../support/free-port';
import { MIRA, startSampleForges } from './sample-world';

const home = path.resolve(import.meta.dirname, '../..');
if (!existsSync(path.join(home, 'dist/serve.js')) || !existsSync(path.join(home, '.next/BUILD_ID'))) {
  process.stderr.write('The site is not built yet. Run "npm run build" (a few minutes), then this again.\n');
  process.exit(1);
}

const local = process.argv.includes('--local');
const root = mkdtempSync(path.join(tmpdir(), 'commit-stats-forges-'));
const forges = await startSampleForges(root);
const { github, gitlab, azure, secrets, folders, servers } = forges;
const port = String(await freePort(Number(process.env['PORT'] ?? 24_700)));
const address = `http://127.0.0.1:${port}`;
const app = { id: 'dev', secret: 'secret-of-the-sample-app', callback: `${address}/api/auth/callback/github` };
github.world.apps.push(app);
github.world.signsIn = 'asks';

process.stdout.write(`
1. Open ${address} ${local ? 'by the link below, which signs you in.' : 'and sign in with GitHub: a simulated one asks who you are. Ada Lindqvist has repositories on all three forges.'}
2. Add a token of each forge; the form asks for its server where there are several.

  GitHub        server ${github.url}
                token  ${secrets.github}
  GitLab        server ${gitlab.server}
                token  ${secrets.gitlab}
  Azure DevOps  server ${azure.server}, organisation ${azure.world.organization}
                token  ${secrets.azure}

3. Switch their repositories on. Her commits under another address are suggested once they are read; "My CV" leads to the page.

What else can be tried
  a token that was revoked (GitHub)           ${secrets.revoked}
  one that may not read code (GitHub)         ${secrets.withoutContents}
  one that an organisation does not let in    ${secrets.withoutSso}
  one that asked too much (GitHub)            ${secrets.hurried}
  one that has expired (GitLab)               ${secrets.expired}
  Bo Berg's, to sign in as him (GitHub)       ${secrets.colleague}
  all authors of a sample                     node dist/commit-stats.js authors ${folders.get('harbour') ?? ''}

`);

const signIn = {
  COMMIT_STATS_GITHUB_ID: app.id, COMMIT_STATS_GITHUB_SECRET: app.secret, COMMIT_STATS_GITHUB_WEB: github.url, COMMIT_STATS_AUTH_SECRET: 'good enough for samples on one machine',
  COMMIT_STATS_SIGN_IN: 'everyone', COMMIT_STATS_OPERATORS: String(forges.token.account.id),
};
const data = path.join(root, 'data');
if (!local) {
  // Somebody who was here before and whose page is public: the front page shows it as its sample.
  const read = spawnSync(process.execPath, ['dist/commit-stats.cjs', '--quiet', '--data', data, 'collect', ...['shop', 'harbour', 'Planner'].flatMap((name) => folders.get(name) ?? []), '--email', MIRA], { cwd: home, stdio: ['ignore', 'ignore', 'inherit'] });
  if (read.status !== 0) process.stderr.write('The sample CV of the front page could not be made.\n');
}
const site = spawn(process.execPath, ['dist/serve.js'], {
  cwd: home, stdio: 'inherit',
  env: { ...process.env, PORT: port, COMMIT_STATS_BASE_URL: address, COMMIT_STATS_DATA: data, COMMIT_STATS_FORGE_SERVERS: servers, ...(local ? {} : signIn) },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => site.kill('SIGTERM'));
site.on('exit', (code) => {
  void forges.close().then(() => {
    rmSync(root, { recursive: true, force: true });
    process.exit(code ?? 0);
  });
});
