import { existsSync } from 'node:fs';
import path from 'node:path';

/** Folders in which git and its helpers are looked for, in this order; the caller's own PATH is never used. */
export const PROGRAM_FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin', '/opt/homebrew/bin', '/opt/local/bin'];

/** Protocols a run may use: none for local reading, `https`, or `https:http` for addresses the person typed himself. */
export type GitProtocols = 'none' | 'https' | 'https:http';

/** The largest file whose lines are counted, in bytes; git itself treats larger ones as binary under this setting. */
export const BIG_FILE_BYTES = 50 * 1024 * 1024;

/** The empty tree of each object format: attributes are read from it, so that no repository can set any. */
const EMPTY_TREE = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
} as const;
export type ObjectFormat = keyof typeof EMPTY_TREE;

/** Settings of every run: nothing that executes, nothing that writes on its own, nothing that changes a count except the stated large-file limit. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['safe.bareRepository', 'explicit'],
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.symlinks', 'false'],
  ['core.attributesFile', '/dev/null'],
  ['core.askPass', ''],
  ['core.quotePath', 'false'],
  ['core.pager', 'cat'],
  ['core.bigFileThreshold', String(BIG_FILE_BYTES)],
  // A commit graph is a cache inside the repository that could contradict the commits themselves.
  ['core.commitGraph', 'false'],
  ['init.templateDir', ''],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['log.mailmap', 'false'],
  ['log.showSignature', 'false'],
  ['i18n.logOutputEncoding', 'UTF-8'],
];

/** Further settings of runs that talk to a server. */
const REMOTE_SETTINGS: readonly (readonly [string, string])[] = [
  ['http.followRedirects', 'false'],
  ['http.sslVerify', 'true'],
  ['http.cookieFile', ''],
  ['http.saveCookies', 'false'],
  ['http.emptyAuth', 'false'],
  ['http.delegation', 'none'],
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '30'],
  ['http.maxRequests', '2'],
  ['credential.helper', ''],
  ['transfer.credentialsInUrl', 'die'],
  ['transfer.bundleURI', 'false'],
  ['promisor.acceptFromServer', 'none'],
  ['protocol.version', '2'],
  ['fetch.recurseSubmodules', 'false'],
  ['submodule.recurse', 'false'],
  ['fetch.writeCommitGraph', 'false'],
  ['fetch.unpackLimit', '1'],
  ['pack.threads', '1'],
  ['pack.windowMemory', '100m'],
];

/**
 * How the C library of most Linux systems (mallopt(3)) keeps what a file's content took for the next one, instead of giving it back to the system and getting
 * it again, page by page: a tenth of a diff's processor time where files are large. Other systems do not know these names.
 */
const MEMORY: Readonly<Record<string, string>> = {
  MALLOC_TOP_PAD_: String(16 * 1024 * 1024),
  MALLOC_TRIM_THRESHOLD_: String(128 * 1024 * 1024),
  MALLOC_MMAP_THRESHOLD_: String(32 * 1024 * 1024),
};

/**
 * The whole environment of one git process; nothing is inherited. Settings travel as `GIT_CONFIG_*`, so that none, and no secret among `more`, is
 * seen in the process list. Rules of git(1), "Environment Variables".
 */
export function gitEnvironment(
  gitDir: string | undefined,
  protocols: GitProtocols,
  more: readonly (readonly [string, string])[] = [],
  format: ObjectFormat = 'sha1',
): Record<string, string> {
  const settings = [...SETTINGS, ['attr.tree', EMPTY_TREE[format]] as const, ...(protocols === 'none' ? [] : REMOTE_SETTINGS), ...more];
  const environment: Record<string, string> = {
    PATH: PROGRAM_FOLDERS.join(':'),
    HOME: '/nonexistent',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    XDG_CONFIG_HOME: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/false',
    SSH_ASKPASS: '/bin/false',
    GIT_SSH_COMMAND: '/bin/false',
    GIT_ALLOW_PROTOCOL: protocols,
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_CEILING_DIRECTORIES: '/',
    GIT_LFS_SKIP_SMUDGE: '1',
    // Whole buffers instead of a write for every commit; what must come at once is flushed by git itself.
    GIT_FLUSH: '0',
    ...MEMORY,
    GIT_CONFIG_COUNT: String(settings.length),
  };
  if (gitDir !== undefined) environment.GIT_DIR = gitDir;
  for (const [index, [key, value]] of settings.entries()) {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return environment;
}

const found = new Map<string, string | undefined>();

/** Full path of a program in `PROGRAM_FOLDERS`, or undefined where it is not installed. */
export function findProgram(name: string): string | undefined {
  if (!found.has(name)) {
    found.set(
      name,
      PROGRAM_FOLDERS.map((folder) => path.join(folder, name)).find((file) => existsSync(file)),
    );
  }
  return found.get(name);
}

/**
 * The words to start git with: under `prlimit` (memory that it allocates, size of a file it writes, no core dumps) and `setpriv` (ended by the kernel when
 * this process dies), as far as the system has them. Mapped packs do not count as memory, so a large repository needs no larger limit.
 */
export function gitCommand(memoryBytes: number, fileBytes: number): { program: string; before: string[] } {
  const git = findProgram('git') ?? 'git';
  const before: string[] = [];
  const prlimit = findProgram('prlimit');
  const setpriv = findProgram('setpriv');
  if (prlimit) before.push(prlimit, `--data=${memoryBytes}`, `--fsize=${fileBytes}`, '--core=0');
  if (setpriv) before.push(setpriv, '--pdeathsig', 'KILL');
  before.push(git);
  return { program: before[0] ?? git, before: before.slice(1) };
}
