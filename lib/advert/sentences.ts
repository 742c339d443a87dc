import { shortPackageName } from '../packages/short-name';
import { amount, longMonth } from '../cv/format';
import type { Evidence } from './evidence';

/** Packages that one line names. */
const NAMED = 4;

/** `31 active months, last used March 2026, 4 repositories, with spf13/cobra and 3 more`. */
export function evidenceText({ months, last, repositories, packages }: Evidence): string {
  const named = packages.slice(0, NAMED).map(shortPackageName);
  const rest = packages.length - named.length;
  const used = named.length === 0 ? '' : `, with ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return `${amount(months, 'active month')}, last used ${longMonth(last)}, ${amount(repositories, 'repository', 'repositories')}${used}`;
}

/** The answer as text to copy, a line for each. */
export function answerText(found: readonly Evidence[]): string {
  return found.map((one) => `${one.name}: ${evidenceText(one)}`).join('\n');
}
