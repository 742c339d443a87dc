import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { GIT_ENVIRONMENT } from './fast-import';
import type { ObjectFormat } from './fast-import';
import type { GeneratedClock } from './people';
import type { Random } from './random';

/** A commit object no ordinary tool makes any more, and what is true of it. */
interface OddKind {
  /** Lines between the parents and the message; `@` stands for the committer line. */
  headers: string;
  message: string;
  clock: Pick<GeneratedClock, 'seconds' | 'zoneMinutes'>;
  signed?: boolean;
}

const NONE = { seconds: null, zoneMinutes: 0 };
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----\n \n author Eve <eve@example.org> 1 +0000\n abc\n -----END PGP SIGNATURE-----';

const ODD_KINDS: OddKind[] = [
  { headers: `author Ada <ada@example.org> 1500000000 +0200\n@\ngpgsig ${SIGNATURE}`, message: '\nsigned\n', clock: { seconds: 1_500_000_000, zoneMinutes: 120 }, signed: true },
  { headers: `author Ada <ada@example.org> 1500000001 +0200\n@\ngpgsig-sha256 ${SIGNATURE}\nencoding x-klingon`, message: '\nsigned\n', clock: { seconds: 1_500_000_001, zoneMinutes: 120 }, signed: true },
  { headers: 'author Ada <ada@example.org>\n@', message: '\nno time\n', clock: NONE },
  { headers: 'author Ada <ada@example.org> -5 +0000\n@', message: '\nbefore time\n', clock: NONE },
  { headers: 'author Ada <ada@example.org> 99999999999999999999 +0000\n@', message: '\nafter time\n', clock: NONE },
  { headers: 'author Ada <ada@example.org> 1600000000\n@', message: '\nno zone\n', clock: NONE },
  { headers: 'author Ada 1600000000 +0000\n@', message: '\nno address\n', clock: NONE },
  { headers: 'author A <ada@example.org> <bob@example.org> 1600000001 +0000\n@', message: '\ntwo addresses\n', clock: { seconds: 1_600_000_001, zoneMinutes: 0 } },
  { headers: 'author  <ada@example.org> 1600000002 +0000\n@', message: '\nno name\n', clock: { seconds: 1_600_000_002, zoneMinutes: 0 } },
  { headers: 'author Ada <ada@example.org> 1600000003 +0000\n@', message: '\ncut\0Co-authored-by: Eve <eve@example.org>\n', clock: { seconds: 1_600_000_003, zoneMinutes: 0 } },
  { headers: 'author Ada <ada@example.org> 1600000004 +0000\n@', message: '', clock: { seconds: 1_600_000_004, zoneMinutes: 0 } },
  { headers: 'author Ada <ada@example.org> 1600000005 +0000\n@\nHG:extra rebase_source:00\nmergetag object 00\n tagger Eve <eve@example.org> 1 +0000', message: '\nmore headers\n', clock: { seconds: 1_600_000_005, zoneMinutes: 0 } },
];

export interface OddCommit extends Pick<OddKind, 'clock'> {
  id: string;
  signed: boolean;
  committed: number;
  /** Index of the tree: 0 the tip's own before any odd commit, 1 that of its first parent. */
  tree: 0 | 1;
  parentTree: 0 | 1;
}

async function writeObject(folder: string, format: ObjectFormat, type: string, body: Buffer): Promise<string> {
  const object = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
  const id = createHash(format).update(object).digest('hex');
  await mkdir(path.join(folder, 'objects', id.slice(0, 2)), { recursive: true });
  await writeFile(path.join(folder, 'objects', id.slice(0, 2), id.slice(2)), deflateSync(object), { flag: 'w' });
  return id;
}

/**
 * Puts odd commits on top of `main`, which must have a parent; they change its tree to that parent's and back. Objects are written as they are, past git's own checks.
 */
export async function addOddCommits(folder: string, random: Random, committed: number, format: ObjectFormat): Promise<OddCommit[]> {
  const { stdout } = await promisify(execFile)('git', ['rev-parse', 'main', 'main^{tree}', 'main~1^{tree}'], { cwd: folder, env: GIT_ENVIRONMENT });
  const [head, ...trees] = stdout.trim().split('\n');
  let [parent, parentTree]: [string, 0 | 1] = [head ?? '', 0];
  const made: OddCommit[] = [];
  for (const { headers, message, clock, signed } of random.shuffle(ODD_KINDS).slice(0, random.between(1, 6))) {
    const tree: 0 | 1 = random.chance(0.8) ? (parentTree === 0 ? 1 : 0) : parentTree;
    const time = committed + made.length + 1;
    const text = `tree ${trees[tree]}\nparent ${parent}\n${headers.replace('@', `committer C <committer@example.org> ${time} +0000`)}\n${message}`;
    const id = await writeObject(folder, format, 'commit', Buffer.from(text, 'latin1'));
    made.push({ id, clock, signed: signed ?? false, committed: time, tree, parentTree });
    [parent, parentTree] = [id, tree];
  }
  await writeFile(path.join(folder, 'refs', 'heads', 'main'), `${parent}\n`);
  return made;
}
