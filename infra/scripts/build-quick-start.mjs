// The quick way in: `commit-stats.cjs` is what people call. It runs `scan` from one file, scan.wrapped.js, with the code that V8 made of it (scan.<V8's version>.cache);
// every other command is the ordinary program.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/** Commands that the quick way never runs. */
const OTHER_COMMANDS = ['authors', 'backup', 'classify', 'collect', 'cv', 'migrate', 'push/push', 'vault'].map((name) => `./${name}`);

/** What checks settings, two fifths of all the code: apart, because most scans find none to check. */
const ZOD = './zod.cjs';

/** The token counts, half of all the text: most scans never ask for them, so they lie beside as a file. */
const TOKENS = 'tokens.txt';
const tokensBeside = {
  name: 'tokens-beside',
  setup: ({ onLoad }) => onLoad({ filter: /lib\/languages\/compiled\/tokens\.ts$/ }, () => ({
    contents: `import { readFileSync } from 'node:fs'; export const text = () => readFileSync(__dirname + '/${TOKENS}', 'latin1');`,
  })),
};

/** One version each of files that are decided in different ways. */
const SAMPLES = {
  'a.js': 'var a = 1;\n', 'a.ts': 'export const a = 1;\n', 'a.py': 'import a\n', 'a.rb': 'a = 1\n', 'a.go': 'package a\n', 'a.h': '#include <a>\nint a;\n', 'a.rs': 'use a;\n',
  'a.md': '# A\n', 'a.yml': 'a:\n  - b\n', 'a.json': '{}\n', 'a.html': '<!doctype html>\n<p>a\n', 'a.css': 'a {}\n', 'package-lock.json': '{}\n', 'vendor/a.c': 'int a;\n', 'test/a.test.js': 'a();\n', 'bin/a': '#!/bin/sh\n', 'bin/b': '#!/usr/bin/env node\n',
};

export async function buildQuickStart({ banner: _esm, outdir, splitting: _apart, sourcemap: _map, ...options }) {
  const common = { ...options, format: 'cjs', legalComments: 'none' };
  await build({
    ...common,
    entryPoints: ['workers/cli/main.ts'],
    outfile: path.join(outdir, 'scan.wrapped.js'),
    external: [...options.external, ...OTHER_COMMANDS, ZOD],
    alias: { zod: ZOD },
    define: { ...options.define, 'import.meta.dirname': '__dirname' },
    plugins: [tokensBeside],
    banner: { js: '(function (require, __filename, __dirname) { const module = { exports: {} }, exports = module.exports;' },
    footer: { js: '})' },
  });
  copyFileSync('lib/languages/train/tokens.txt', path.join(outdir, TOKENS));
  await build({ ...common, entryPoints: ['zod'], outfile: path.join(outdir, ZOD) });
  await build({ ...common, entryPoints: ['workers/cli/start.ts'], outfile: path.join(outdir, 'commit-stats.cjs') });
  keepCode(outdir);
}

/** Scans a little repository, so that V8 compiles what every scan needs, and keeps its code; settings of whoever builds have no part in it. Without git there is none: every start then compiles anew. */
function keepCode(outdir) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'commit-stats-build-'));
  try {
    if (!makeRepository(folder)) return;
    const { status, stderr } = spawnSync(process.execPath, [path.join(import.meta.dirname, 'keep-code.cjs'), path.resolve(outdir), folder], { env: { PATH: process.env.PATH }, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
    if (status !== 0) throw new Error(`The code of the quick way in was not kept. ${stderr}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeRepository(folder) {
  const identity = ['GIT_AUTHOR', 'GIT_COMMITTER'].flatMap((who) => [[`${who}_NAME`, 'A'], [`${who}_EMAIL`, 'a@example.org'], [`${who}_DATE`, '2026-01-02T03:04:05+0100']]);
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...Object.fromEntries(identity) };
  const git = (...args) => spawnSync('git', args, { cwd: folder, env, stdio: 'ignore' }).status === 0;
  if (!git('init', '--quiet')) return false;
  for (const [version, message] of ['Add everything', 'fix: a bug\n\nCo-authored-by: B <b@example.org>', 'Bump a from 1.0 to 1.1'].entries()) {
    for (const [name, text] of Object.entries(SAMPLES)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text + '\n'.repeat(version));
    }
    if (!git('add', '--all') || !git('commit', '--quiet', '--message', message)) return false;
  }
  if (!git('mv', 'a.js', 'b.js') || !git('commit', '--quiet', '--message', 'Rename a file')) return false;
  // A file that becomes a link is left to git; all else is counted by the engine, which reads packs.
  rmSync(path.join(folder, 'a.rb'));
  symlinkSync('a.py', path.join(folder, 'a.rb'));
  return git('add', '--all') && git('commit', '--quiet', '--message', 'Link a file') && git('repack', '-a', '-d', '--quiet');
}
