import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error';
import { rateLimitedUntil } from '../forges/rate-limited';
import { notAdded } from './not-added';

function saidOf(code: AppError['code'], sentence: string): string {
  const error = notAdded(new AppError(code, sentence, { link: 'https://forge.example/new' }));
  expect(error).toMatchObject({ code, link: 'https://forge.example/new' });
  return error instanceof Error ? error.message : '';
}

describe('what is said of a token that was not added', () => {
  it('promises nothing that holds for kept tokens only', () => {
    expect(saidOf('token-refused', 'GitHub does not take this token: it was mistyped. What was collected stays. Make a new token and put it in the place of this one.'))
      .toBe('GitHub does not take this token: it was mistyped. It was not saved: copy it again, or make a new one.');
    expect(saidOf('token-expired', 'This token has expired. What was collected stays; make a new token in GitLab and replace this one.')).toBe('This token has expired. It was not saved: copy it again, or make a new one.');
    expect(saidOf('forge-unreachable', 'The server could not be reached. Check its address, or try again later; what was collected stays.')).toBe('The server could not be reached. Check its address, or try again later. It was not saved.');
    expect(saidOf('forge-failed', 'GitLab gave an answer that was not understood. It is tried again later; what was collected stays.')).toBe('GitLab gave an answer that was not understood. It was not saved.');
  });

  it('says that a token is to be added again where its forge wants silence', () => {
    const error = notAdded(rateLimitedUntil('github', Date.parse('2026-11-21T16:03:10Z')));
    expect(error).toMatchObject({ code: 'rate-limited', message: 'GitHub allows no more requests until 16:04 UTC. It was not saved: add it again then.', retryAt: Date.parse('2026-11-21T16:03:10Z') });
  });

  it('says once that nothing was kept, and leaves other failures alone', () => {
    expect(saidOf('token-refused', 'This token can also write. Nothing was kept. Make one that only reads.')).toBe('This token can also write. Nothing was kept. Make one that only reads.');
    const other = new TypeError('x');
    expect(notAdded(other)).toBe(other);
  });
});
