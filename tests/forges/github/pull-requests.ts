import type { SimulatedPullRequest } from './world';

/** Whether a moment lies within `2024-01-01..2024-12-31`, days of UTC. */
function within(moment: string | null, span: string): boolean {
  const [from = '', to = ''] = span.split('..');
  return moment !== null && moment.slice(0, 10) >= from && moment.slice(0, 10) <= to;
}

/** The pull requests that a search finds, by the few words that it knows here; a word that it does not know finds nothing. */
export function found(all: readonly SimulatedPullRequest[], query: string): SimulatedPullRequest[] {
  const fits = (one: SimulatedPullRequest, word: string): boolean => {
    const [, not, name = '', value = ''] = /^(-?)([a-z-]+):(.+)$/u.exec(word) ?? [];
    if (name === 'is') return value === 'pr' || (value === 'merged' && one.merged !== null);
    if (name === 'author') return (one.author.login === value) === (not === '');
    if (name === 'reviewed-by') return one.reviewers.some(({ login }) => login === value);
    return name === 'created' ? within(one.opened, value) : name === 'merged' && within(one.merged, value);
  };
  return all.filter((one) => query.split(' ').every((word) => fits(one, word)));
}
