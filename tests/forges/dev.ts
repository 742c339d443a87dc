// `npm run dev:forges`: the built site with the three simulated forges, so that everything can be tried without a network.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSampleForges } from './sample-world';

const root = mkdtempSync(path.join(tmpdir(), 'commit-stats-forges-'));
const forges = await startSampleForges(root);
const { github, gitlab, azure, secrets, folders, servers } = forges;

process.stdout.write(`
Sample tokens. Sign in with the link below, then add them under "Tokens"; each needs its server.

  GitHub        server ${github.url}
                token  ${secrets.github}
                token that was revoked  ${secrets.revoked}
                token that may not read code  ${secrets.withoutContents}
                token that one organisation does not let in  ${secrets.withoutSso}
  GitLab        server ${gitlab.server}
                token  ${secrets.gitlab}
                token that has expired  ${secrets.expired}
  Azure DevOps  server ${azure.server}, organisation ${azure.world.organization}
                token  ${secrets.azure}

GitHub and GitLab vouch for one address of these tokens' owner; her commits under another one are suggested once they are read.
All authors of a sample:
  node dist/commit-stats.cjs authors ${folders.get('harbour') ?? ''}

`);

const site = spawn(process.execPath, ['dist/serve.js', '--take-next-port'], {
  cwd: path.resolve(import.meta.dirname, '../..'), stdio: 'inherit',
  env: { ...process.env, COMMIT_STATS_DATA: path.join(root, 'data'), COMMIT_STATS_FORGE_SERVERS: servers },
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => site.kill('SIGTERM'));
site.on('exit', (code) => {
  void forges.close().then(() => {
    rmSync(root, { recursive: true, force: true });
    process.exit(code ?? 0);
  });
});
