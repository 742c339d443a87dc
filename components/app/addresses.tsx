import type { IdentityRow } from '../../lib/accounts/list-identities';
import type { SuggestionRow } from '../../lib/accounts/suggestions/answer-suggestion';
import { amount, count } from '../../lib/cv/format';
import { FORGE_NAMES } from '../../lib/tokens/recognise-token';
import type { Answer } from './answer';
import { Icon } from './icon';
import { Press } from './press';

type Act = (id: string) => Promise<Answer>;

/** When commits by an address count that nobody vouches for. */
const CLAIMED = 'Counts where your own token reads a private repository. In public ones it stands apart.';

function forgeName(forge: string): string {
  return Object.entries(FORGE_NAMES).find(([key]) => key === forge)?.[1] ?? forge;
}

/** The addresses that make commits the person's, who vouches for each, and those that look like his. */
export function Addresses({ identities, suggestions, remove, confirm, dismiss }: { identities: readonly IdentityRow[]; suggestions: readonly SuggestionRow[]; remove: Act; confirm: Act; dismiss: Act }) {
  if (identities.length === 0 && suggestions.length === 0) {
    return <div className="nothing-yet"><h3>No address yet</h3><p>A token brings the addresses that its forge vouches for. Or claim one below: the address that <code>git config user.email</code> shows.</p></div>;
  }
  const found = suggestions.reduce((sum, { commits }) => sum + commits, 0);
  return (
    <>
      {found > 0 && <div className="message"><Icon name="waiting" /><p>{amount(found, 'commit')} by addresses that look like yours. Say which are: their commits count then.</p></div>}
      <table className="rows stack packed addresses">
        <thead><tr><th>Address</th><th>Trust</th><th className="num">Commits</th><th className="end"><span className="hidden">Actions</span></th></tr></thead>
        <tbody>
          {identities.map(({ id, email, verified, commits }) => (
            <tr key={id}>
              <td className="mono">{email}</td>
              <td>{verified ? <span className="status ok"><Icon name="ok" />Verified by {forgeName(verified.forge)}</span> : <><span className="status warn"><Icon name="half" />Claimed by you</span><span className="under">{CLAIMED}</span></>}</td>
              <td className="num" data-label="Commits">{commits === null ? '–' : count(commits)}</td>
              <td className="end">{verified === null && <div className="acts"><Press act={remove.bind(null, id)} label="Remove" busyLabel="Removing…" className="quiet danger" /></div>}</td>
            </tr>
          ))}
          {suggestions.map(({ id, email, names, commits, repositories }) => (
            <tr key={id}>
              <td className="mono">{email}<span className="under">{[names.slice(0, 2).join(', '), `in ${amount(repositories, 'repository', 'repositories')}`].filter(Boolean).join(', ')}</span></td>
              <td><span className="status"><Icon name="waiting" />Looks like yours</span></td>
              <td className="num" data-label="Commits">{count(commits)}</td>
              <td className="end"><div className="acts"><Press act={confirm.bind(null, id)} label="That is me" busyLabel="Adding…" className="button small" /><Press act={dismiss.bind(null, id)} label="Not me" busyLabel="…" className="quiet" /></div></td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
