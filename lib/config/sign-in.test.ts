import { describe, expect, it } from 'vitest';
import { readSettings } from './settings';

const GITHUB = {
  COMMIT_STATS_GITHUB_ID: 'id', COMMIT_STATS_GITHUB_SECRET: 'canary-secret', COMMIT_STATS_AUTH_SECRET: 'another canary of more than 32 letters', COMMIT_STATS_SIGN_IN: 'everyone',
};

function signIn(variables: Record<string, string>) {
  return readSettings({}, variables).signIn;
}

describe('settings of sign-in', () => {
  it('leave one machine to its owner', () => {
    expect(signIn({})).toEqual({ kind: 'local' });
  });

  it.each(Object.keys(GITHUB))('stop the program where sign-in with GitHub is on and %s is missing', (name) => {
    expect(() => signIn({ ...GITHUB, [name]: '' })).toThrow(new RegExp(`The variable ${name} is missing`, 'u'));
  });

  it('stop the program where the secret is short, and do not show it', () => {
    const short = 'canary-short';
    expect(() => signIn({ ...GITHUB, COMMIT_STATS_AUTH_SECRET: short })).toThrow(/COMMIT_STATS_AUTH_SECRET must have at least 32/u);
    expect(() => signIn({ ...GITHUB, COMMIT_STATS_AUTH_SECRET: short })).not.toThrow(new RegExp(short, 'u'));
  });

  it.each([
    ['https://github.com', 'https://api.github.com'],
    ['https://octo.ghe.com', 'https://api.octo.ghe.com'],
    ['https://github.example.org/', 'https://github.example.org/api/v3'],
  ])('find the REST address of %s', (web, api) => {
    expect(signIn({ ...GITHUB, COMMIT_STATS_GITHUB_WEB: web })).toMatchObject({ web: web.replace(/\/$/u, ''), api });
  });

  it.each([
    ['everyone', { kind: 'everyone' }],
    ['organisation:acme-inc', { kind: 'organisation', name: 'acme-inc' }],
    ['12, 583231,9', { kind: 'accounts', ids: ['12', '583231', '9'] }],
  ])('know who may sign in: %s', (text, admission) => {
    expect(signIn({ ...GITHUB, COMMIT_STATS_SIGN_IN: text })).toMatchObject({ admission });
  });

  it.each(['anyone', 'organisation:', 'organisation:a/b', 'ada', '12;13'])('do not guess who is meant by %s', (text) => {
    expect(() => signIn({ ...GITHUB, COMMIT_STATS_SIGN_IN: text })).toThrow(/COMMIT_STATS_SIGN_IN must be everyone/u);
  });
});
