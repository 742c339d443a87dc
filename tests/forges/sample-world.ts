import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { fastImport, initBare } from '../generator/fast-import';
import { realisticHistory } from '../generator/realistic-history';
import { startAzureDevOpsSimulator } from './azure-devops/simulator';
import type { AzureDevOpsSimulator } from './azure-devops/simulator';
import * as azure from './azure-devops/world';
import { startGitHubSimulator } from './github/simulator';
import type { GitHubSimulator } from './github/simulator';
import * as hub from './github/world';
import { startGitLabSimulator } from './gitlab/simulator';
import type { GitLabSimulator } from './gitlab/simulator';
import * as lab from './gitlab/world';

/** Ada's address that GitHub and GitLab vouch for. */
export const ADA = 'ada@example.org';
/** One she committed with as well and that no forge knows. */
export const ADA_BEFORE = 'ada.lindqvist@oldjob.example';
/** A colleague of hers in most of the repositories. */
export const MIRA = 'mira.holm@example.org';

const DAY = 86_400_000;

/** Secrets of tokens that work, and of one in each kind of trouble. */
export interface SampleSecrets {
  github: string;
  gitlab: string;
  azure: string;
  revoked: string;
  expired: string;
  withoutContents: string;
  withoutSso: string;
  /** GitHub's that has asked as much as it may this hour. */
  hurried: string;
  /** GitHub's of a colleague, Bo, who reads one of the repositories as well. */
  colleague: string;
}

/** Three simulated forges with repositories of one person, Ada, in each. */
export interface SampleForges {
  github: GitHubSimulator;
  gitlab: GitLabSimulator;
  azure: AzureDevOpsSimulator;
  secrets: SampleSecrets;
  /** GitHub's token that works; a test may revoke it. */
  token: hub.SimulatedToken;
  /** Git folders by the name of their repository. */
  folders: ReadonlyMap<string, string>;
  /** Web addresses of the three servers, as an operator lists them. */
  servers: string;
  /** Ends the three servers; the folder stays. */
  close(): Promise<void>;
}

/** The work of several people in which two addresses are Ada's. */
function* historyOf(commits: number, seed: number): Generator<Buffer> {
  for (const chunk of realisticHistory({ commits, seed })) {
    const text = chunk.toString('latin1').replaceAll('Author 0 <author0@example.org>', `Ada Lindqvist <${ADA}>`).replaceAll('Author 3 <author3@example.org>', `Ada Lindqvist <${ADA_BEFORE}>`).replaceAll('Author 1 <author1@example.org>', `Mira Holm <${MIRA}>`);
    yield Buffer.from(text, 'latin1');
  }
}

const SAMPLES = { 'harbour': 400, 'tide-tables': 150, 'shop': 600, 'stock': 60, 'Planner': 300, 'Tickets': 220, 'imageworks': 120 } as const;
type SampleName = keyof typeof SAMPLES;

async function makeSamples(root: string): Promise<Map<string, string>> {
  const folders = new Map<string, string>();
  for (const [number, [name, commits]] of Object.entries(SAMPLES).entries()) {
    const folder = path.join(root, `${name}.git`);
    mkdirSync(folder, { recursive: true });
    await initBare(folder);
    await fastImport(folder, Readable.from(historyOf(commits, number + 1)));
    folders.set(name, folder);
  }
  return folders;
}

/** Pull requests, two a month up to now: two of three Ada's own, most of them merged some days later. */
function sampleRequests(count: number): { opened: string; merged: string | null; own: boolean }[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => {
    const opened = now - index * 15 * DAY;
    return { opened: new Date(opened).toISOString(), merged: index % 7 === 0 ? null : new Date(Math.min(now, opened + (index % 5) * DAY)).toISOString(), own: index % 3 !== 0 };
  });
}

/** Starts the three forges over repositories made below `root`. */
export async function startSampleForges(root: string): Promise<SampleForges> {
  const folders = await makeSamples(root);
  const at = (name: SampleName): string => folders.get(name) ?? '';
  const [github, gitlab, devops] = await Promise.all([startGitHubSimulator({ root }), startGitLabSimulator({ prefix: '/gitlab' }), startAzureDevOpsSimulator({ root })]);

  const ada = hub.makeAccount(github.world, 'ada', { name: 'Ada Lindqvist' });
  const bo = hub.makeAccount(github.world, 'bo', { name: 'Bo Berg' });
  const halden = hub.makeAccount(github.world, 'halden', { type: 'Organization', name: 'Halden Imaging', emails: [] });
  const harbour = hub.makeRepositoryOf(github.world, ada, 'harbour', { folder: at('harbour') });
  hub.makeRepositoryOf(github.world, ada, 'tide-tables', { folder: at('tide-tables'), visibility: 'public', licence: 'MIT', stars: 41 });
  const imageworks = hub.makeRepositoryOf(github.world, halden, 'imageworks', { folder: at('imageworks'), readers: [ada, bo] });
  const token = hub.makeToken(github.world, ada);

  lab.addAccount(gitlab.world, { id: 7, username: 'ada', name: 'Ada Lindqvist' });
  const labToken = lab.addToken(gitlab.world, { account: 7, secret: 'glpat-sample0123456789abcd' });
  const expired = lab.addToken(gitlab.world, { account: 7, secret: 'glpat-expired123456789abcd', expires: new Date(Date.now() - 7 * DAY).toISOString().slice(0, 10) });
  for (const name of ['shop', 'stock'] as const) lab.addProject(gitlab.world, { path: `halden/web/${name}`, folder: at(name), members: new Map([[7, lab.DEVELOPER]]) });

  const devopsToken = azure.addToken(devops.world, azure.addUser('Ada Lindqvist', ADA));
  const project = azure.addProject(devops.world, 'Ferry');
  for (const name of ['Planner', 'Tickets'] as const) azure.addRepository(devops.world, project, name, { folder: path.basename(at(name)) });

  for (const { opened, merged, own } of sampleRequests(90)) github.world.pullRequests.push({ repository: own ? harbour : imageworks, author: own ? ada : bo, reviewers: own ? [bo] : [ada], opened, merged });

  return {
    github, gitlab, azure: devops, folders, token,
    secrets: {
      github: token.secret, gitlab: labToken.secret, azure: devopsToken.secret, expired: expired.secret,
      revoked: hub.makeToken(github.world, ada, { state: 'revoked' }).secret,
      withoutContents: hub.makeToken(github.world, ada, { contents: false }).secret,
      withoutSso: hub.makeToken(github.world, ada, { kind: 'classic', withoutSso: ['halden'] }).secret,
      hurried: hub.makeToken(github.world, ada, { rate: { ...github.world.rate, left: 0 } }).secret,
      colleague: hub.makeToken(github.world, bo).secret,
    },
    servers: [github.url, gitlab.server, devops.server].join(' '),
    close: async () => void (await Promise.all([github.close(), gitlab.close(), devops.close()])),
  };
}
