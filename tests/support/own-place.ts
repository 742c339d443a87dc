import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { localOwner } from '../../lib/accounts/local-owner';
import type { User } from '../../lib/documents/collections';
import { tempContext } from './temp-context';
import type { TempContext } from './temp-context';

/** What a test has to itself. */
export interface OwnPlace {
  temp: TempContext;
  /** An empty folder. */
  folder: string;
  /** The person at this machine. */
  owner: User;
}

/** Gives each test of a file or a group stores and a folder of its own, which `use` is told of before it; both are gone after it. */
export function eachInItsOwnPlace(use: (place: Pick<OwnPlace, 'temp' | 'folder'>) => void | Promise<void>): void {
  let made: Pick<OwnPlace, 'temp' | 'folder'> | undefined;
  beforeEach(async () => {
    made = { temp: await tempContext(), folder: mkdtempSync(path.join(tmpdir(), 'commit-stats-test-')) };
    await use(made);
  });
  afterEach(async () => {
    await made?.temp.remove();
    if (made) rmSync(made.folder, { recursive: true, force: true });
    made = undefined;
  });
}

/** The same with the owner of the stores. */
export function eachWithItsOwner(use: (place: OwnPlace) => void | Promise<void>): void {
  eachInItsOwnPlace(async (place) => use({ ...place, owner: await localOwner(place.temp.context) }));
}
