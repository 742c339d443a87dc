import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimIdentities, identityEmails } from '../../lib/accounts/identities';
import { localOwner } from '../../lib/accounts/local-owner';
import { displayNames } from '../../lib/repositories/display-names';
import { registerRepository } from '../../lib/repositories/register-repository';
import { eachInItsOwnPlace } from '../support/own-place';
import type { TempContext } from '../support/temp-context';

let temp: TempContext;
let folder: string;
eachInItsOwnPlace((made) => {
  ({ temp, folder } = made);
});

describe('the local owner', () => {
  it('is one with one key, also when many ask at once', async () => {
    const contexts = [temp.context, await temp.again(), await temp.again()];
    const owners = await Promise.all(contexts.flatMap((context) => [localOwner(context), localOwner(context)]));
    expect(new Set(owners.map(({ id }) => id)).size).toBe(1);
    expect(new Set(owners.map(({ hashKey }) => hashKey)).size).toBe(1);
    expect(owners[0]?.hashKey).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('keeps the addresses he typed in lower case, each once', async () => {
    const owner = await localOwner(temp.context);
    await Promise.all([claimIdentities(temp.context, owner, ['Ada@X.org', ' ada@x.org ', '']), claimIdentities(temp.context, owner, ['ada@x.org', 'b@x.org'])]);
    expect(await identityEmails(temp.context, owner)).toEqual(['ada@x.org', 'b@x.org']);
    await expect(claimIdentities(temp.context, owner, ['x'.repeat(2_000)])).rejects.toMatchObject({ code: 'wrong-use' });
  });
});

describe('a repository', () => {
  it('is the same one however its place is written', async () => {
    const owner = await localOwner(temp.context);
    mkdirSync(path.join(folder, 'project', '.git'), { recursive: true });
    symlinkSync(path.join(folder, 'project'), path.join(folder, 'link'));
    const written = ['project', 'link', 'project/.git', 'project/../link/.git'].map((part) => path.join(folder, part));
    const made = await Promise.all(written.map((place) => registerRepository(temp.context, owner, { source: { kind: 'path', path: place } })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made[0]).toMatchObject({ name: 'project', openSource: null, kind: 'path' });
    const addresses = ['https://Example.org/a/b.git', 'https://example.org:443/a/b.git/', 'https://example.org/x/../a/b.git#readme'];
    const remote = await Promise.all(addresses.map((url) => registerRepository(temp.context, owner, { source: { kind: 'url', url } })));
    expect(new Set(remote.map(({ id }) => id)).size).toBe(1);
    expect(remote[0]).toMatchObject({ name: 'b', host: 'example.org', kind: 'url' });
  });

  it('keeps what its owner said about open source until he says something else', async () => {
    const owner = await localOwner(temp.context);
    const source = { kind: 'url' as const, url: 'https://example.org/a' };
    await registerRepository(temp.context, owner, { source, openSource: true });
    expect(await registerRepository(temp.context, owner, { source })).toMatchObject({ openSource: true });
    expect(await registerRepository(temp.context, owner, { source, openSource: false })).toMatchObject({ openSource: false });
  });

  it('is told apart from another of the same name by more of its path', async () => {
    const owner = await localOwner(temp.context);
    const urls = ['https://example.org/a/app.git', 'https://example.org/b/app.git', 'https://example.org/b/tool', 'https://example.org/%E0%A4%A'];
    const made = await Promise.all(urls.map((url) => registerRepository(temp.context, owner, { source: { kind: 'url', url } })));
    const names = displayNames(made);
    expect(made.map(({ id }) => names.get(id))).toEqual(['a/app', 'b/app', 'tool', '%E0%A4%A']);
  });

  it('that is not there is named', async () => {
    const owner = await localOwner(temp.context);
    await expect(registerRepository(temp.context, owner, { source: { kind: 'path', path: path.join(folder, 'nowhere') } })).rejects.toMatchObject({ code: 'not-found' });
  });
});
