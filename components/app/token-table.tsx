import type { TokenRow } from '../../lib/tokens/list-tokens';
import { FORGE_NAMES } from '../../lib/tokens/recognise-token';
import type { TokenView } from '../../lib/tokens/view';
import { Icon } from './icon';
import { TokenStatus, toneOf } from './status';
import { ago, dayText } from './times';
import { TokenActs } from './token-acts';
import type { TokenActions } from './token-acts';
import { WithRights } from './with-rights';

/** Where a token belongs, under its forge's name. */
export function placeOf({ server, organization, kind }: Pick<TokenView, 'server' | 'organization' | 'kind'>): string {
  return [kind, organization === null ? '' : `org ${organization}`, /^https:\/\/(?:github\.com|gitlab\.com|dev\.azure\.com)$/u.test(server) ? '' : new URL(server).host].filter(Boolean).join(', ');
}

/** What may be done with it, for `TokenActs`. */
export function actable({ id, name, forge, status }: Pick<TokenView, 'id' | 'name' | 'forge' | 'status'>) {
  const broken = status === 'reconnect' || status === 'expired' || status === 'expires-soon';
  return { id, name, asksEnd: forge === 'azure-devops', state: broken ? 'broken' : status === 'active' || status === 'limited' ? 'works' : 'over' } as const;
}

/** A token's sentence with the page on which it is mended. */
export function TokenMessage({ token: { status, message, link } }: { token: Pick<TokenView, 'status' | 'message' | 'link'> }) {
  if (message === '') return null;
  const tone = toneOf(status);
  return <div className={`message ${tone}`}><Icon name={tone === 'bad' ? 'bad' : tone === 'warn' ? 'warn' : 'ok'} /><p><WithRights text={message} />{link !== null && <> <a href={link} rel="noreferrer" target="_blank">Open its page at {new URL(link).host}</a></>}</p></div>;
}

/** When a token ends, or that nobody knows. */
export function endOf({ expires, expiryFrom }: Pick<TokenView, 'expires' | 'expiryFrom'>): string {
  if (expires !== null) return dayText(expires);
  return expiryFrom === 'nobody' ? 'not known' : 'never';
}

/** The person's tokens. `now` in milliseconds since 1970. */
export function TokenTable({ tokens, actions, now }: { tokens: readonly TokenRow[]; actions: TokenActions; now: number }) {
  return (
    <table className="rows stack packed">
      <thead><tr><th>Name</th><th>Forge</th><th>Status</th><th className="num">Active</th><th>Last update</th><th>Expires</th><th className="end"><span className="hidden">Actions</span></th></tr></thead>
      <tbody>
        {tokens.map((token) => [
          <tr key={token.id} className={token.message === '' ? undefined : 'with-message'}>
            <td><a href={`/user/tokens/${token.id}`}><b>{token.name}</b></a><span className="under mono">…{token.lastFour}</span></td>
            <td className="whole joined quieter">{FORGE_NAMES[token.forge]}<span className="under">{placeOf(token)}</span></td>
            <td className="beside"><TokenStatus status={token.status} /></td>
            <td className="num" data-label="Active">{token.active} of {token.repositories}</td>
            <td data-label="Last update">{ago(token.refreshed ?? token.checked, now)}</td>
            <td data-label="Expires">{endOf(token)}</td>
            <td className="end"><div className="acts"><a className="quiet" href={`/user/tokens/${token.id}`}>Repositories</a><TokenActs token={actable(token)} actions={actions} /></div></td>
          </tr>,
          token.message !== '' && <tr key={`${token.id} message`} className="message-row"><td colSpan={7}><TokenMessage token={token} /></td></tr>,
        ])}
      </tbody>
    </table>
  );
}
