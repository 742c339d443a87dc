'use client';

import { useState } from 'react';
import type { Sharing } from '../../../lib/sharing/show-sharing';
import type { NewLink } from './outcomes';

/** Four weeks: what an application takes. */
const USUAL_DAYS = 28;
/** Ends that one press chooses, in days. */
const ENDS: readonly (readonly [string, number | null])[] = [['A week', 7], ['4 weeks', USUAL_DAYS], ['3 months', 91], ['No end', null]];

/** A day as a date field has it, in UTC as ends are kept. */
function dayAfter(days: number, now: number): string {
  return new Date(now + days * 86_400_000).toISOString().slice(0, 10);
}

/** How many of the links open the page as soon as links may. */
export function waitingLinks({ visibility, links }: Pick<Sharing, 'visibility' | 'links'>): number {
  return visibility === 'private' ? links.filter(({ state }) => state === 'open').length : 0;
}

function helpOf(sharing: Sharing): string {
  const waiting = waitingLinks(sharing);
  if (waiting > 0) return `Only you may read this page now. Choose “By link” above to open it for this link and the ${waiting === 1 ? 'one' : waiting} above.`;
  if (sharing.visibility === 'private') return 'Opens this page to whoever has the link, and to nobody else.';
  return 'A revoked link shows the same page as one that never was.';
}

/** The form of a new link. `make` tells whether it was made; the form is empty then. `now` in milliseconds since 1970. */
export function NewLinkForm({ sharing, make, busy, now }: { sharing: Sharing; make: (link: NewLink) => Promise<boolean>; busy: boolean; now: number }) {
  const fresh: NewLink = { label: '', ends: dayAfter(USUAL_DAYS, now), password: '' };
  const [link, set] = useState(fresh);
  const change = (changes: Partial<NewLink>): void => set((before) => ({ ...before, ...changes }));
  return (
    <section className="share-part" aria-labelledby="new-link">
      <h2 id="new-link">New link</h2>
      <form className="share-new" onSubmit={(event) => { event.preventDefault(); void make(link).then((made) => made && set(fresh)); }}>
        <div className="field">
          <label htmlFor="link-label">For whom <small>only you see this</small></label>
          <input id="link-label" className="m-input" value={link.label} maxLength={100} required autoComplete="off" placeholder="Contoso, staff engineer" onChange={({ currentTarget }) => change({ label: currentTarget.value })} />
        </div>
        <div className="side-fields">
          <div className="field">
            <label htmlFor="link-ends">Ends on <small>empty: never</small></label>
            <input id="link-ends" className="m-input" type="date" value={link.ends} min={dayAfter(0, now)} onChange={({ currentTarget }) => change({ ends: currentTarget.value })} />
            <p className="share-ends">{ENDS.map(([text, days]) => {
              const day = days === null ? '' : dayAfter(days, now);
              return <button key={text} type="button" className="quiet" aria-pressed={link.ends === day} onClick={() => change({ ends: day })}>{text}</button>;
            })}</p>
          </div>
          <div className="field">
            <label htmlFor="link-password">Password <small>optional</small></label>
            <input id="link-password" className="m-input" value={link.password} minLength={4} maxLength={200} autoComplete="off" spellCheck={false} placeholder="none" onChange={({ currentTarget }) => change({ password: currentTarget.value })} />
          </div>
        </div>
        <div className="share-make">
          <button type="submit" className="button primary" disabled={busy}>{busy ? 'Making…' : 'Make the link'}</button>
          {!busy && <p className="help">{helpOf(sharing)}</p>}
        </div>
      </form>
    </section>
  );
}
