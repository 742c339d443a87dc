// From a fresh clone to a CV in one command: installs, builds, collects, serves, and prints the CV's address.
// Plain Node without packages, since nothing is installed when it starts. The steps' own output is passed on.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { atLeast, chooseAuthor, parseArguments, USAGE, WrongUse } from './quickstart/arguments.mjs';
import { needsBuild, needsInstall } from './quickstart/freshness.mjs';

const NODE = '20.19.0';
const GIT = '2.36.0';
const root = path.resolve(import.meta.dirname, '../..');
// npm runs this in the project's folder; the person's own folder is where his relative paths start.
const from = process.env.INIT_CWD ?? process.cwd();
const program = path.join(root, 'dist/commit-stats.cjs');
const children = new Set();
let stopping;

function say(sentence) {
  console.log(`quickstart: ${sentence}`);
}

function fail(sentence, code = 1) {
  console.error(`quickstart: ${sentence}`);
  process.exit(code);
}

/** Runs a step with its output passed on; gives its stdout where asked. Ends everything where the step fails. */
function step(command, args, { capture = false, env = {}, why }) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
      shell: process.platform === 'win32' && command === 'npm',
    });
    children.add(child);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', text => (output += text));
    child.on('error', error => fail(`${why} failed: ${error.message}`));
    child.on('close', code => {
      children.delete(child);
      if (stopping) process.exit(stopping);
      if (code !== 0) fail(`${why} failed; the lines above say why.`, code ?? 1);
      resolve(output);
    });
  });
}

/** A repository as the commands take it: an address as it is, a folder as an absolute path from where the person stands. */
function place(repository) {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(repository) ? repository : path.resolve(from, repository);
}

function git(args, cwd) {
  const done = spawnSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return done.error ? undefined : done.stdout.trim();
}

function configuredAddress(repositories) {
  for (const repository of repositories) {
    if (repository.includes('://')) continue;
    const address = git(['-C', repository, 'config', 'user.email'], root);
    if (address) return address;
  }
  return git(['config', '--global', 'user.email'], root);
}

async function authorOf(repositories) {
  const authors = [];
  for (const repository of repositories) {
    authors.push(...JSON.parse(await step(process.execPath, [program, 'authors', repository, '--json'], { capture: true, why: `Reading ${repository}` })));
  }
  return chooseAuthor(authors, configuredAddress(repositories));
}

/** A sample's numbers lie in the project's own cache, one folder a person; a person's own repositories use his data folder. */
function dataFolder(isSample, emails) {
  if (process.env.COMMIT_STATS_DATA || !isSample) return {};
  const who = createHash('sha256').update(emails.join('\n').toLowerCase()).digest('hex').slice(0, 12);
  return { COMMIT_STATS_DATA: path.join(root, '.cache', 'sample', who) };
}

/** Starts the site and prints each CV's address once it answers. Ends with the site. */
function serve(env) {
  const site = spawn(process.execPath, [path.join(root, 'dist/serve.js'), '--take-next-port'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  children.add(site);
  createInterface({ input: site.stdout }).on('line', line => {
    const address = /^CV: (http:\/\/\S+\/cv\/[\w-]+)$/u.exec(line)?.[1];
    if (address) void announce(address);
    else console.log(line);
  });
  site.on('close', code => {
    children.delete(site);
    process.exit(stopping ?? code ?? 1);
  });
}

async function announce(address) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    try {
      const answer = await fetch(address);
      await answer.arrayBuffer();
      if (answer.ok) {
        console.log(`\nYour CV: ${address}\nCtrl-C ends the site; npm run quickstart starts it again.`);
        return;
      }
    } catch {
      // The site is still starting.
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  fail(`The site does not answer at ${address}.`);
}

function watchSignals() {
  for (const [name, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
    process.on(name, () => {
      stopping = code;
      for (const child of children) child.kill(name);
      setTimeout(() => process.exit(code), 8_000).unref();
      if (children.size === 0) process.exit(code);
    });
  }
}

async function main() {
  let asked;
  try {
    asked = parseArguments(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    return fail(`${error.message} See: npm run quickstart -- --help`, 2);
  }
  if (asked.help) return console.log(USAGE);
  if (!atLeast(process.versions.node, NODE)) return fail(`Node ${process.versions.node} is too old; install ${NODE} or later.`);
  const version = git(['--version'], root);
  if (version === undefined) return fail(`git is not installed; install ${GIT} or later.`);
  if (!atLeast(version, GIT)) return fail(`${version} is too old; install ${GIT} or later.`);
  watchSignals();

  if (needsInstall(root)) {
    say('installing the packages, about half a minute');
    await step('npm', ['ci', '--no-audit', '--no-fund'], { why: 'Installing' });
  }
  if (needsBuild(root)) {
    say('building, about a minute');
    await step('npm', ['run', 'build'], { why: 'Building' });
  }
  const isSample = asked.repositories.length === 0;
  const repositories = isSample ? [root] : asked.repositories.map(place);
  if (isSample) say('no repository named: this checkout’s own history is the sample');
  const author = asked.emails.length > 0 ? undefined : await authorOf(repositories);
  const emails = asked.emails.length > 0 ? asked.emails : [author];
  if (emails[0] === undefined) return fail(`There are no commits in ${repositories.join(', ')} yet.`);
  if (author) say(`taking the commits of ${author}; another address: --email`);

  const env = dataFolder(isSample, emails);
  await step(process.execPath, [program, 'collect', ...repositories, ...emails.flatMap(email => ['--email', email])], { env, why: 'Collecting' });
  say('starting the site');
  serve(env);
}

await main();
