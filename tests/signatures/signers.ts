import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Somebody with keys of both sorts, made by GnuPG and OpenSSH. */
export interface Signer {
  email: string;
  /** GnuPG's folder. */
  home: string;
  openpgp: string;
  ssh: string;
  /** The file with the private SSH key. */
  sshFile: string;
}

type Environment = Record<string, string | undefined>;

function clean(home: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: home, GNUPGHOME: home, GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' } as Environment as NodeJS.ProcessEnv;
}

/** Runs GnuPG as somebody. */
export function gpg({ home }: Pick<Signer, 'home'>, args: string[], input?: string): string {
  return execFileSync('gpg', ['--batch', '--yes', '--quiet', '--no-tty', '--pinentry-mode', 'loopback', '--passphrase', '', ...args], { env: clean(home), input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Ends the agent that GnuPG started for somebody. */
export function endAgent({ home }: Pick<Signer, 'home'>): void {
  execFileSync('gpgconf', ['--kill', 'gpg-agent'], { env: clean(home), stdio: 'ignore' });
}

/** A person with a new key of each sort. The folder's path must be short: GnuPG makes a socket in it. */
export function makeSigner(root: string, name: string, sshType: 'ed25519' | 'ecdsa' | 'rsa' = 'ed25519'): Signer {
  const home = path.join(root, name);
  mkdirSync(home, { mode: 0o700 });
  const email = `${name}@example.org`;
  gpg({ home }, ['--quick-generate-key', `${name} <${email}>`, 'ed25519', 'default', 'never']);
  const sshFile = path.join(home, 'id');
  execFileSync('ssh-keygen', ['-q', '-t', sshType, '-N', '', '-C', email, '-f', sshFile]);
  return { email, home, openpgp: gpg({ home }, ['--armor', '--export', email]), ssh: readFileSync(`${sshFile}.pub`, 'utf8'), sshFile };
}

/** Runs git as somebody, in a folder. */
export function gitAs(signer: Pick<Signer, 'home' | 'email'>, folder: string, args: string[], more: Environment = {}): string {
  const who = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: signer.email, GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: signer.email };
  const env: NodeJS.ProcessEnv = { ...clean(signer.home), ...who, ...more };
  return execFileSync('git', ['-C', folder, ...args], { env, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }).trim();
}

/** A commit that git itself signs. Gives its id. */
export function commitSigned(signer: Signer, folder: string, by: 'openpgp' | 'ssh' | 'nothing', message = `by ${by}`, more: Environment = {}): string {
  const key = by === 'ssh' ? ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${signer.sshFile}`] : ['-c', `user.signingkey=${signer.email}`];
  gitAs(signer, folder, [...(by === 'nothing' ? [] : key), 'commit', '-q', '--allow-empty', by === 'nothing' ? '--no-gpg-sign' : '-S', '-m', message], more);
  return gitAs(signer, folder, ['rev-parse', 'HEAD']);
}

/** What git says of a commit's signature, with the SSH keys that it is told to trust and OpenPGP keys in the signer's folder. */
export function verifiedByGit(signer: Signer, folder: string, commit: string, trusted: readonly Signer[]): boolean {
  const allowed = path.join(signer.home, 'allowed');
  writeFileSync(allowed, trusted.map(({ email, ssh }) => `${email} ${ssh}`).join(''));
  try {
    gitAs(signer, folder, ['-c', `gpg.ssh.allowedSignersFile=${allowed}`, 'verify-commit', commit]);
    return true;
  } catch {
    return false;
  }
}

/** A commit object as it lies in the repository. */
export function rawCommit(signer: Signer, folder: string, commit: string): Buffer {
  return execFileSync('git', ['-C', folder, 'cat-file', 'commit', commit], { env: clean(signer.home), maxBuffer: 1 << 26 });
}
