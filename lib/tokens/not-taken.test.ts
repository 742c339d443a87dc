import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error';
import { STAYS, TRIED_AGAIN } from '../errors/kept';
import { rateLimitedUntil } from '../forges/rate-limited';
import { notTaken } from './not-taken';
import type { Before } from './not-taken';

function saidOf(code: AppError['code'], sentence: string, kept: string | undefined, before: Before = 'nothing'): string {
  const error = notTaken(new AppError(code, sentence, { link: 'https://forge.example/new', ...(kept === undefined ? {} : { kept }) }), before);
  expect(error).toMatchObject({ code, link: 'https://forge.example/new' });
  return error instanceof Error ? error.message : '';
}

describe('what is said of a token that was not taken', () => {
  it('promises nothing that holds for kept tokens only', () => {
    expect(saidOf('token-refused', 'It was mistyped.', 'What was collected stays. Make a new token and put it in the place of this one.')).toBe('It was mistyped. It was not saved: copy it again, or make a new one.');
    expect(saidOf('token-expired', 'This token has expired.', STAYS)).toBe('This token has expired. It was not saved: copy it again, or make a new one.');
    expect(saidOf('forge-unreachable', 'The server could not be reached.', STAYS)).toBe('The server could not be reached. It was not saved.');
    expect(saidOf('forge-failed', 'GitLab gave an answer that was not understood.', TRIED_AGAIN)).toBe('GitLab gave an answer that was not understood. It was not saved.');
  });

  it('keeps what the forge says to do, whatever stands around it', () => {
    expect(saidOf('forge-refused', 'A rule of the group forbids this. Ask the owner of the group.', STAYS)).toBe('A rule of the group forbids this. Ask the owner of the group. It was not saved.');
    expect(saidOf('address-refused', 'This server is not allowed.', undefined)).toBe('This server is not allowed. It was not saved.');
  });

  it('says that a token is to be added again where its forge wants silence', () => {
    const limited = rateLimitedUntil('github', Date.parse('2026-11-21T16:03:10Z'));
    expect(limited.message).toBe('GitHub allows no more requests until 16:04 UTC. It goes on then by itself; nothing is lost.');
    expect(notTaken(limited, 'nothing')).toMatchObject({ code: 'rate-limited', message: 'GitHub allows no more requests until 16:04 UTC. It was not saved: add it again then.', retryAt: Date.parse('2026-11-21T16:03:10Z') });
  });

  it('says that the one before stays where it was to replace it', () => {
    expect(saidOf('token-refused', 'It was mistyped.', STAYS, 'old one')).toBe('It was mistyped. It was not saved, and the one before it stays: copy it again, or make a new one.');
    expect(saidOf('rate-limited', 'No more requests until 16:04 UTC.', STAYS, 'old one')).toBe('No more requests until 16:04 UTC. It was not saved, and the one before it stays: replace it again then.');
  });

  it('leaves other failures alone', () => {
    const other = new TypeError('x');
    expect(notTaken(other, 'nothing')).toBe(other);
  });
});
