import type { Learnable } from '../../../lib/cv/edit/learnable';

/** What somebody who knows where the owner worked could read off the page. */
export function Learn({ entries }: { entries: readonly Learnable[] }) {
  return (
    <details className="learn">
      <summary>What my former employer could learn from this page</summary>
      <dl>{entries.map(({ what, says }) => <div key={what}><dt>{what}</dt><dd>{says}</dd></div>)}</dl>
      <p className="help">Read off the very numbers that readers get, as the draft stands now.</p>
    </details>
  );
}
