import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Looks for secrets where none may be. */
export interface CanaryWatch {
  /** Notes a text that came by, e.g. an answer that a browser got. */
  saw(where: string, text: string): void;
  /** Looks for one more; in what came by before as well. */
  add(name: string, secret: string): void;
  /** Places in which a secret was seen up to now, in any of its forms; never the secret itself. */
  found(): string[];
  /** Looks into every file below a folder. */
  look(folder: string): void;
  /** How much was looked through, in bytes, and how many command lines of processes; `git` of them were git's. */
  extent(): { bytes: number; commands: number; git: number };
  stop(): void;
}

/** What base64 makes of a secret inside of a longer text, wherever it begins there: the letters that depend on the secret alone. */
function base64Within(secret: string, encoding: 'base64' | 'base64url'): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), Buffer.from(secret)]).toString(encoding);
    const whole = Math.floor(((before + Buffer.byteLength(secret)) * 8) / 6);
    return text.slice(Math.ceil((before * 8) / 6), whole);
  });
}

/** All the ways in which a secret may be written down. */
export function formsOf(secret: string): string[] {
  const hex = Buffer.from(secret).toString('hex');
  return [...new Set([
    secret, Array.from(secret).toReversed().join(''), encodeURIComponent(secret), encodeURIComponent(encodeURIComponent(secret)), hex.replaceAll(/../gu, '%$&'), hex, hex.toUpperCase(),
    ...base64Within(secret, 'base64'), ...base64Within(secret, 'base64url'), Buffer.from(secret, 'utf16le').toString('latin1'), JSON.stringify(secret).slice(1, -1),
  ])];
}

/** Watches for these secrets; from now on also in the arguments of every process of this machine, where the system shows them as files. */
export function watchCanaries(secrets: Readonly<Record<string, string>>): CanaryWatch {
  const wanted = new Map(Object.entries(secrets));
  const texts = new Map<string, string>();
  const commands = new Set<string>();
  const saw = (where: string, text: string): void => {
    if (!texts.has(text)) texts.set(text, where);
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
    add: (name, secret) => void wanted.set(name, secret),
    found() {
      const forms = [...wanted].flatMap(([name, secret]) => formsOf(secret).map((form) => ({ name, form })));
      const hits = [...texts].flatMap(([text, where]) => forms.filter(({ form }) => text.includes(form)).map(({ name }) => `${name} in ${where}`));
      return [...new Set(hits)];
    },
    look(folder) {
      // Where every store is a server, nothing is kept there.
      if (!existsSync(folder)) return;
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) saw(`the file ${entry.name}`, readFileSync(path.join(entry.parentPath, entry.name), 'latin1'));
      }
    },
    extent: () => ({
      bytes: [...texts.keys()].reduce((sum, text) => sum + text.length, 0), commands: commands.size, git: [...commands].filter((line) => /(^|\/)git(-[a-z-]+)?\0/u.test(line)).length,
    }),
    stop: () => clearInterval(timer),
  };
}
