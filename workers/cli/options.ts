import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvalidArgumentError } from 'commander';
import { AppError } from '../../lib/errors/app-error';
import type { RepositorySource } from '../../lib/git/types';

/** Gathers a repeated option: `--email a --email b`. */
export function email(value: string, before: string[] = []): string[] {
  const address = value.trim();
  if (address === '') throw new InvalidArgumentError('An e-mail address is empty.');
  return [...before, address];
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function dayOption(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/u.test(value) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError('A day is written as 2026-11-20.');
  }
  return value;
}

/**
 * A repository as the person wrote it: an http(s) address, or a folder of this machine.
 * Throws `wrong-use` for other protocols and for addresses that carry a password, `not-found` for a folder that is not there.
 */
export function sourceOf(text: string): RepositorySource {
  if (/^file:\/\//iu.test(text)) return folder(fileURLToPath(text), text);
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(text)) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url || !['http:', 'https:'].includes(url.protocol)) {
      throw new AppError('wrong-use', 'A remote repository is read over http or https; clone others and name the folder.');
    }
    if (url.username !== '' || url.password !== '') {
      throw new AppError('wrong-use', 'An address with a user name or password in it is not accepted, since it would be seen by others.');
    }
    return { kind: 'url', url: url.href };
  }
  return folder(text, text);
}

function folder(place: string, said: string): RepositorySource {
  const absolute = path.resolve(place);
  if (!existsSync(absolute)) throw new AppError('not-found', `There is no folder ${said}.`);
  return { kind: 'path', path: absolute };
}

/** How a repository is called in results: the last part of its path or address, `.git` taken off. */
export function nameOf(source: RepositorySource): string {
  const whole = source.kind === 'path' ? source.path : decodeURIComponent(new URL(source.url).pathname);
  const parts = whole.split(/[/\\]/u).filter(part => part !== '' && part !== '.git');
  return (parts.at(-1) ?? whole).replace(/\.git$/u, '');
}
