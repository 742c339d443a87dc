'use client';

import { useState } from 'react';
import type { Sharing } from '../../../lib/sharing/show-sharing';

/** The address of the page, of its owner's choice. */
export function PageAddress({ sharing: { slug, formerSlugs }, busy, change }: { sharing: Sharing; busy: boolean; change: (slug: string) => void }) {
  const [typed, type] = useState(slug);
  return (
    <section className="share-part" aria-labelledby="page-address">
      <h2 id="page-address">Address</h2>
      <form className="share-address" onSubmit={(event) => { event.preventDefault(); change(typed); }}>
        <label htmlFor="slug" className="mono">/cv/</label>
        <input id="slug" className="m-input" aria-label="Address of the page, after /cv/" value={typed} maxLength={80} required autoComplete="off" spellCheck={false} autoCapitalize="none" onChange={({ currentTarget }) => type(currentTarget.value)} />
        <button type="submit" className="button" disabled={busy || typed.trim() === slug}>Change</button>
      </form>
      <p className="help">
        {formerSlugs.length === 0
          ? 'The present address keeps working when you change it.'
          : <>{formerSlugs.map((one) => `/cv/${one}`).join(', ')} {formerSlugs.length === 1 ? 'leads' : 'lead'} here. Nobody else gets {formerSlugs.length === 1 ? 'it' : 'them'}; take one back by changing to it.</>}
      </p>
    </section>
  );
}
