import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Git without any configuration of this machine. */
export function git(folder: string, args: readonly string[], input?: string | Buffer): string {
  return gitBytes(folder, args, input).toString('utf8');
}

/** The same, with the answer as it is. */
export function gitBytes(folder: string, args: readonly string[], input?: string | Buffer): Buffer {
  return execFileSync('git', ['-C', folder, ...args], {
    input,
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_NO_REPLACE_OBJECTS: '1', TZ: 'UTC' },
  });
}

/** A small generator of numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const AUTHORS = ['ada@example.test', 'Ben@Example.test', 'cyd@example.test'];

/**
 * Makes a bare repository whose history branches and merges at random: side branches of old commits, criss-cross and octopus merges, renames, deletions,
 * attribute files, several roots. Every branch ends in `main`. Gives the ids of its commits, oldest first.
 */
export function makeRandomRepository(folder: string, seed: number, commits: number, format: 'sha1' | 'sha256' = 'sha1'): string[] {
  mkdirSync(folder, { recursive: true });
  git(folder, ['init', '--bare', '-q', '-b', 'main', `--object-format=${format}`]);
  const next = randomNumbers(seed);
  const pick = (below: number): number => Math.floor(next() * below);
  const trees: Map<string, string>[] = [];
  const stream: string[] = [];
  let tips: number[] = [];
  for (let index = 0; index < commits; index += 1) {
    const last = index === commits - 1;
    const parents = last ? tips : chooseParents(index, tips, next, pick);
    const files = new Map(trees[parents[0] ?? -1]);
    for (const parent of parents.slice(1)) for (const [name, text] of trees[parent] ?? []) if (next() < 0.5) files.set(name, text);
    for (let change = 1 + pick(3); change > 0; change -= 1) changeSomething(files, next, pick, index);
    trees.push(files);
    tips = [...tips.filter((tip) => !parents.includes(tip)), index];
    const when = 1_600_000_000 + index * 3000 - pick(2000);
    const email = AUTHORS[pick(AUTHORS.length)] ?? '';
    stream.push(`commit refs/heads/${last ? 'main' : 'work'}\nmark :${index + 1}\nauthor A <${email}> ${when} +0100\ncommitter C <c@example.test> ${when + 60} +0000\ndata 6\nchange\n`);
    for (const [order, parent] of parents.entries()) stream.push(`${order === 0 ? 'from' : 'merge'} :${parent + 1}\n`);
    stream.push('deleteall\n');
    for (const [name, text] of files) stream.push(`M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
    // Without a parent named, fast-import would go on from the branch as it stands.
    if (!last) stream.push('reset refs/heads/work\n\n');
  }
  const marks = path.join(folder, 'marks');
  git(folder, ['fast-import', '--quiet', '--force', `--export-marks=${marks}`], stream.join(''));
  const ids = execFileSync('sort', ['-t:', '-k2n', marks]).toString('utf8').trim().split('\n').map((line) => line.split(' ')[1] ?? '');
  return ids;
}

function chooseParents(index: number, tips: number[], next: () => number, pick: (below: number) => number): number[] {
  if (index === 0 || next() < 0.02) return [];
  const old = next() < 0.25 ? pick(index) : (tips[pick(tips.length)] ?? index - 1);
  const merged = next() < 0.25 ? Array.from({ length: 1 + pick(3) }, () => (next() < 0.5 ? pick(index) : (tips[pick(tips.length)] ?? 0))) : [];
  return [...new Set([old, ...merged])];
}

function changeSomething(files: Map<string, string>, next: () => number, pick: (below: number) => number, index: number): void {
  const names = [...files.keys()];
  const name = names[pick(names.length)];
  const chance = next();
  const lines = (count: number): string => Array.from({ length: count }, () => `line ${pick(1000)} of ${index}\n`).join('');
  if (name === undefined || chance < 0.3) {
    files.set(chance < 0.02 ? '.gitattributes' : `folder-${pick(4)}/deep-${pick(3)}/file-${index}-${pick(100)}.txt`, lines(1 + pick(20)));
  } else if (chance < 0.4) {
    files.delete(name);
  } else if (chance < 0.55) {
    files.set(`moved-${index}/${name.split('/').at(-1)}`, (files.get(name) ?? '') + lines(pick(2)));
    files.delete(name);
  } else if (chance < 0.6) {
    files.set(name, `\0binary ${pick(1000)}`);
  } else {
    const before = (files.get(name) ?? '').split('\n');
    before.splice(pick(before.length), pick(3), ...lines(1 + pick(4)).trimEnd().split('\n'));
    files.set(name, before.join('\n'));
  }
}
