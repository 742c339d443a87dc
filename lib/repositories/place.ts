import { realpathSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../errors/app-error';
import type { RepositorySource } from '../git/types';

/** What makes a repository the same one, and what it is called. */
export interface Place {
  kind: 'path' | 'url';
  /** Host and port of an address; empty for a folder. */
  host: string;
  /** The real path, or the whole normalised address. */
  forgeId: string;
}

/**
 * Where a repository lies: links in a path are followed and a working copy is the same as its `.git`; an address is normalised as the URL standard does, without
 * its fragment, login or last slash.
 * @throws AppError `not-found` for a folder that is not there, `wrong-use` for what is no address.
 */
export function placeOf(source: RepositorySource): Place {
  return source.kind === 'path' ? placeOfFolder(source.path) : placeOfAddress(source.url);
}

function placeOfFolder(folder: string): Place {
  let real: string;
  try {
    real = realpathSync(folder);
  } catch (cause) {
    throw new AppError('not-found', `There is no folder ${folder}.`, { cause });
  }
  return { kind: 'path', host: '', forgeId: path.basename(real) === '.git' ? path.dirname(real) : real };
}

function placeOfAddress(text: string): Place {
  if (!URL.canParse(text)) throw new AppError('wrong-use', 'The address of a repository cannot be read. Write it as https://host/path.');
  const url = new URL(text);
  url.hash = '';
  url.username = '';
  url.password = '';
  url.pathname = url.pathname.replace(/\/+$/u, '');
  return { kind: 'url', host: url.host, forgeId: url.href };
}

function partsOf({ kind, forgeId }: Place): string[] {
  const whole = kind === 'path' ? forgeId : new URL(forgeId).pathname;
  return whole.split(kind === 'path' ? path.sep : '/').filter((part) => part !== '').map((part) => decoded(part).replace(/\.git$/u, ''));
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** How a repository is called: the last parts of its path or address, one unless asked for more, without `.git`. */
export function nameOfPlace(place: Place, parts = 1): string {
  return partsOf(place).slice(-parts).join('/') || place.host || place.forgeId;
}
