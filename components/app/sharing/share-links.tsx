import type { LinkView } from '../../../lib/sharing/list-links';
import { Icon } from '../icon';
import { dayText } from '../times';
import { CopyButton } from './copy-button';

/** The last day on which a link opens: its end is the moment after it. */
function lastDay(expires: string): string {
  return dayText(new Date(Date.parse(expires) - 1).toISOString());
}

/** A day without its year where that is the present one. */
function recent(iso: string): string {
  return dayText(iso).replace(` ${new Date().getUTCFullYear()}`, '');
}

function amount(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function State({ link: { state, expires, revoked } }: { link: LinkView }) {
  if (revoked !== null) return <span>revoked {recent(revoked)}</span>;
  if (expires === null) return <span>no end</span>;
  return <span>{state === 'ended' ? 'ended' : 'until'} {lastDay(expires)}</span>;
}

function Views({ views: { people, previews, robots, last } }: Pick<LinkView, 'views'>) {
  const apart = [previews > 0 ? amount(previews, 'link preview') : '', robots > 0 ? amount(robots, 'robot') : ''].filter(Boolean).join(', ');
  return <span><Icon name="eye" />{amount(people, 'view')}{last !== null && `, last ${recent(last)}`}{apart !== '' && <small> apart from {apart}</small>}</span>;
}

/** The address of a link that was just made, which is shown this once, comes into view; on a phone its row lies above the form. */
function intoView(row: HTMLElement | null): void {
  row?.scrollIntoView({ block: 'nearest' });
}

interface Acts {
  revoke: (link: LinkView) => void;
  undo: (link: LinkView) => void;
}

function Row({ link, path, busy, revoke, undo }: { link: LinkView; path: string | undefined; busy: boolean } & Acts) {
  const closed = link.state !== 'open';
  return (
    <li>
      <div className="share-line">
        <h3>{link.revoked === null ? link.label : <s>{link.label}</s>}</h3>
        <div className="acts">
          {closed && <span className="share-closed">closed</span>}
          {!closed && path !== undefined && <CopyButton path={path} of={link.label} />}
          {!closed && <button type="button" className="quiet danger" aria-label={`Revoke the link for ${link.label}`} disabled={busy} onClick={() => revoke(link)}>Revoke</button>}
        </div>
      </div>
      <p className="share-facts"><State link={link} />{link.password && <span><Icon name="lock" />password</span>}<Views views={link.views} /></p>
      {!closed && path !== undefined && <p className="share-once" ref={intoView}><span className="help">Copy it now: the address is shown this once.</span><code className="once">{`${location.origin}${path}`}</code></p>}
      {link.undoable && (
        <output className="message">
          <Icon name="ok" />
          <p>Revoked. Whoever opens this link now sees the same page as for one that never was. <button type="button" className="share-undo" disabled={busy} onClick={() => undo(link)}>Undo</button></p>
        </output>
      )}
    </li>
  );
}

/** The links of a CV, closed ones too. `paths` are the addresses of those that were made on this page. */
export function ShareLinks({ links, paths, busy, ...acts }: { links: readonly LinkView[]; paths: Readonly<Record<string, string>>; busy: boolean } & Acts) {
  return (
    <section className="share-part" aria-labelledby="links">
      <h2 id="links">Links</h2>
      {links.length === 0
        ? <p className="share-none">No link yet. Make one for each person or application: then you see who looked, and close each by itself.</p>
        : <ul className="share-links">{links.map((link) => <Row key={link.id} link={link} path={paths[link.id]} busy={busy} {...acts} />)}</ul>}
    </section>
  );
}
