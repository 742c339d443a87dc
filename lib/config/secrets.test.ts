import { describe, expect, it } from 'vitest';
import { loadSecrets } from './secrets';

describe('settings from a secret store', () => {
  it('fills in what is not set, and only variables that the program knows', async () => {
    const variables: Record<string, string | undefined> = { COMMIT_STATS_SECRETS: 'site', COMMIT_STATS_AUTH_SECRET: 'from the environment', HOST: '' };
    const asked: string[] = [];
    await loadSecrets(async (name) => {
      asked.push(name);
      return JSON.stringify({ COMMIT_STATS_AUTH_SECRET: 'from the store', COMMIT_STATS_GITHUB_SECRET: 'abc', HOST: '0.0.0.0', NODE_OPTIONS: '--inspect', PORT: 1 });
    }, variables);
    expect(asked).toEqual(['site']);
    expect(variables).toEqual({ COMMIT_STATS_SECRETS: 'site', COMMIT_STATS_AUTH_SECRET: 'from the environment', COMMIT_STATS_GITHUB_SECRET: 'abc', HOST: '0.0.0.0' });
  });

  it('asks nobody when no secret is named', async () => {
    await loadSecrets(async () => { throw new Error('asked'); }, {});
  });

  it.each(['', 'not json: hunter2', '"hunter2"', 'null'])('says what is wrong without saying what it holds: %j', async (text) => {
    const error: Error = await loadSecrets(async () => text, { COMMIT_STATS_SECRETS: 'site' }).then(() => { throw new Error('It was taken.'); }, (caught: Error) => caught);
    expect(error).toMatchObject({ code: 'invalid-settings' });
    expect(error.cause).toBeUndefined();
    expect(error.message).not.toContain('hunter2');
  });
});
