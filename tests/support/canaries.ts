import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Looks for secrets where none may be. */
export interface CanaryWatch {
  /** Notes a text that came by, e.g. an answer that a browser got. */
  saw(where: string, text: string): void;
  /** Places in which a secret was seen up to now, in any of its forms; never the secret itself. */
  found(): string[];
  /** Looks into every file below a folder. */
  look(folder: string): void;
  /** How much was looked through, in bytes, and how many command lines of processes. */
  extent(): { bytes: number; commands: number };
  stop(): void;
}

const USERS = ['', ':', 'x-access-token:', 'oauth2:', 'PAT:'];

/** All the ways in which a secret may be written down. */
function formsOf(secret: string): string[] {
  const login = USERS.map((user) => Buffer.from(`${user}${secret}`));
  return [...new Set([
    secret, encodeURIComponent(secret), Buffer.from(secret).toString('hex'), ...login.flatMap((one) => [one.toString('base64'), one.toString('base64url')]),
  ].flatMap((form) => [form, form.replace(/=+$/u, '')]))];
}

/** Watches for these secrets; from now on also in the arguments of every process of this machine, where the system shows them as files. */
export function watchCanaries(secrets: Readonly<Record<string, string>>): CanaryWatch {
  const forms = Object.entries(secrets).flatMap(([name, secret]) => formsOf(secret).map((form) => ({ name, form })));
  const hits = new Set<string>();
  const commands = new Set<string>();
  let bytes = 0;
  const saw = (where: string, text: string): void => {
    bytes += text.length;
    for (const { name, form } of forms) if (text.includes(form)) hits.add(`${name} in ${where}`);
  };
  const poll = (): void => {
    if (!existsSync('/proc/self/cmdline')) return;
    for (const id of readdirSync('/proc')) {
      if (!/^\d+$/u.test(id)) continue;
      try {
        const line = readFileSync(`/proc/${id}/cmdline`, 'latin1');
        if (commands.has(line)) continue;
        commands.add(line);
        saw(`the arguments of a process: ${line.split('\0')[0] ?? ''}`, line);
      } catch {
        // Ended meanwhile.
      }
    }
  };
  const timer = setInterval(poll, 20);
  return {
    saw,
    found: () => [...hits],
    look(folder) {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) saw(`the file ${entry.name}`, readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
      }
    },
    extent: () => ({ bytes, commands: commands.size }),
    stop: () => clearInterval(timer),
  };
}
