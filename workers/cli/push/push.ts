import { createInterface } from 'node:readline/promises';
import { countForReport } from '../../../lib/collections/count-for-report';
import type { HomeCount } from '../../../lib/collections/count-for-report';
import { readSettings } from '../../../lib/config/settings';
import { amount, list } from '../../../lib/cv/format';
import { AppError } from '../../../lib/errors/app-error';
import { comparableEmail } from '../../../lib/facts/identity';
import { RULES_VERSION } from '../../../lib/facts/types';
import type { CommandContext } from '../command-options';
import { inert } from '../format';
import { keepMemoryLean } from '../lean-memory';
import { nameOf, sourceOf } from '../options';
import { writeHint, writeResult } from '../output';
import { createProgress } from '../progress';
import type { Progress } from '../progress';
import { PushClient, serverAddress } from './client';
import type { PushSetup } from './client';

export interface PushOptions {
  to?: string;
  name?: string;
  openSource?: boolean;
  yes?: boolean;
  dryRun?: boolean;
}

interface Plan {
  host: string;
  name: string;
  counted: HomeCount;
  fresh: HomeCount['facts'];
  gone: string[];
  addresses: readonly string[];
  without: PushSetup['without'];
}

function client({ to }: PushOptions, signal: AbortSignal, progress: Progress): { client: PushClient; host: string } {
  const { push } = readSettings();
  const said = to ?? push.server;
  if (said === undefined) throw new AppError('wrong-use', 'Say where to: --to https://stats.example.org, or set COMMIT_STATS_SERVER.');
  const server = serverAddress(said);
  // Not as an option: whoever lists the processes of this machine would read it.
  if (push.token === undefined) throw new AppError('wrong-use', `Set COMMIT_STATS_API_TOKEN to the API token that your page on ${new URL(server).host} shows once when you make it.`);
  return { client: new PushClient({ server, token: push.token, signal, onPause: (seconds) => progress.report(`the server asks for a pause of ${seconds} s`) }), host: new URL(server).host };
}

function requireSame({ rules, addresses }: PushSetup, host: string): void {
  if (rules !== RULES_VERSION) throw new AppError('wrong-use', `${host} counts by version ${rules} of the rules, this program by version ${RULES_VERSION}. Use the same version of commit-stats on both sides.`);
  if (addresses.length === 0) throw new AppError('wrong-use', `${host} knows no address of yours yet, so no commit would count. Claim the addresses you commit with on your page there.`);
}

/** Everything that will be sent, in words and by an example, before it is. */
function described({ host, name, counted: { facts, incomplete, shallow }, fresh, gone, addresses, without }: Plan): string {
  const languages = [...new Set(facts.flatMap(({ changes }) => changes.flatMap(({ language }) => language ?? [])))].sort((a, b) => (a < b ? -1 : 1));
  const [example] = fresh;
  return [
    `To ${host}, as your own report of “${inert(name)}”:`,
    `  ${amount(fresh.length, 'commit')} of ${facts.length} found by ${list([...addresses].map(inert))}${facts.length > fresh.length ? '; the others are there already' : ''}`,
    ...(gone.length > 0 ? [`  ${amount(gone.length, 'commit')} that the history no longer reaches are taken out there`] : []),
    ...(without === null ? [] : [`  what lies under ${list(without.paths.map(inert))} is marked as left out by you, as your page there says`]),
    `  languages: ${languages.length === 0 ? 'none' : languages.map(inert).join(', ')}`,
    ...(incomplete > 0 ? [`  ${amount(incomplete, 'commit')} could not be counted wholly`] : []),
    ...(shallow ? ['  this clone holds only a part of the history'] : []),
    'Of each commit: keyed ids, times, kind of work, a few yes-or-no marks, and per language and category the number of files and lines.',
    'Not sent: file names, paths, messages, code, ids of commits, names and addresses of anybody. The name above is sent; --name chooses another.',
    ...(example === undefined ? [] : ['One of them exactly as it is sent:', `  ${JSON.stringify(example)}`]),
  ].join('\n');
}

async function agreed(signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY) throw new AppError('wrong-use', 'Nothing was sent: nobody is there to ask. Add --yes to send without a question, or --dry-run to see it only.');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/iu.test((await asking.question('Send this? [y/N] ', { signal })).trim());
  } finally {
    asking.close();
  }
}

/** Facts in as few requests as the server takes. */
function* parts(facts: HomeCount['facts'], most: PushSetup['most']): Generator<HomeCount['facts']> {
  // Room for what is sent besides the facts.
  const room = most.bytes - 2_000;
  let part: HomeCount['facts'] = [];
  let size = 0;
  for (const fact of facts) {
    const bytes = Buffer.byteLength(JSON.stringify(fact)) + 1;
    if (part.length > 0 && (part.length >= most.facts || size + bytes > room)) {
      yield part;
      [part, size] = [[], 0];
    }
    part.push(fact);
    size += bytes;
  }
  if (part.length > 0) yield part;
}

async function sendAll(api: PushClient, { name, counted: { key, facts }, fresh, gone, without }: Plan, most: PushSetup['most'], openSource: boolean | undefined, progress: Progress): Promise<void> {
  const common = { rules: RULES_VERSION, key, name, ...(without && { without: without.stamp }), ...(openSource === undefined ? {} : { openSource }) };
  let sent = 0;
  for (const facts of parts(fresh, most)) {
    await api.send({ ...common, facts });
    sent += facts.length;
    progress.report('sending commits', sent, fresh.length);
  }
  for (let from = 0; from < gone.length; from += most.gone) await api.send({ ...common, facts: [], gone: gone.slice(from, from + most.gone) });
  await api.send({ ...common, facts: [], end: facts.length });
}

/** `commit-stats push`: counts a repository here, shows what would be sent, and sends it. Interrupted anywhere, the same command goes on. */
export async function push(said: string, options: PushOptions, { signal, quiet }: CommandContext): Promise<void> {
  const progress = createProgress(quiet);
  const { client: api, host } = client(options, signal, progress);
  const source = sourceOf(said);
  const name = (options.name ?? nameOf(source)).trim().slice(0, 100);
  if (name === '') throw new AppError('wrong-use', 'Give the repository a name: --name work');
  const settings = readSettings();
  keepMemoryLean();
  try {
    const setup = await api.setup();
    requireSame(setup, host);
    const identities = new Map(setup.identities.map(({ address, id }) => [comparableEmail(address), id]));
    let place: PushSetup = setup;
    const counted = await countForReport({
      source, name, emails: setup.addresses, identities, hashKey: setup.hashKey, tempParent: settings.temp, diffWorkers: settings.diffWorkers, signal, onProgress: (step) => progress.update(step, name),
      // What is there of this repository already, and what its owner left out of it.
      leftOut: async (key) => (place = await api.setup(key)).without?.paths ?? [],
    });
    const { repository, without, anew } = place;
    const known = repository === null || anew ? new Set<string>() : await api.known(repository);
    const here = new Set(counted.facts.map(({ commit }) => commit));
    const plan: Plan = { host, name, counted, without, addresses: setup.addresses, fresh: counted.facts.filter(({ commit }) => !known.has(commit)), gone: [...known].filter((commit) => !here.has(commit)) };
    progress.end();
    await writeResult(described(plan));
    if (options.dryRun) return writeHint('Nothing was sent.');
    if (!options.yes && !(await agreed(signal))) return writeHint('Nothing was sent.');
    await sendAll(api, plan, setup.most, options.openSource, progress);
    progress.end();
    await writeResult(`Sent. ${host} shows ${amount(counted.facts.length, 'commit')} of “${inert(name)}” as reported by its owner.`);
  } finally {
    progress.end();
  }
}
