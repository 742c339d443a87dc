'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { LONGEST, MOST_LINKS } from '../../../lib/cv/edit/longest';
import type { CvSettings } from '../../../lib/documents/collections/cv-settings';
import type { TabProps } from './tab-props';

type Link = CvSettings['links'][number];

const LEADS = /^(?:https:\/\/|mailto:)\S+$/iu;

/** A link as a page can hold it: an address without a scheme is one of https, one with an @ of mail, and is its own label. */
function whole({ label, url }: Link): Link {
  const written = url.trim();
  const address = written === '' || LEADS.test(written) ? written : /^[^\s/:]+@[^\s/:]+$/u.test(written) ? `mailto:${written}` : written.includes(':') ? written : `https://${written}`;
  return { label: label.trim() || address.replace(/^(?:https:\/\/|mailto:)/iu, '').replace(/\/$/u, '').slice(0, LONGEST.label), url: address };
}

/** Links that stand under the words of the owner. A row that leads nowhere yet is kept here and not on the page. */
export function Links({ draft, change }: TabProps) {
  const [rows, put] = useState<Link[]>(draft.links);
  const [before, note] = useState(draft.links);
  if (JSON.stringify(draft.links) !== JSON.stringify(before)) {
    // The draft changed elsewhere: by a step back, or in another window.
    note(draft.links);
    if (JSON.stringify(rows.map(whole).filter(({ url }) => LEADS.test(url))) !== JSON.stringify(draft.links)) put(draft.links);
  }
  const set = (next: Link[]): void => {
    put(next);
    const links = next.map(whole).filter(({ url }) => LEADS.test(url));
    note(links);
    if (JSON.stringify(links) !== JSON.stringify(draft.links)) change({ links });
  };
  return (
    <section className="editor-part" aria-labelledby="links">
      <h2 id="links">Links</h2>
      {rows.map((row, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have nothing else that stays while they are written
        <div key={at} className="link-row">
          <TextInput className="own-words" aria-label={`Label of link ${at + 1}`} placeholder="Label" value={row.label} maxLength={LONGEST.label} onChange={({ currentTarget: { value } }) => set(rows.map((one, place) => (place === at ? { ...one, label: value } : one)))} />
          <TextInput
            className="literal" aria-label={`Address of link ${at + 1}`} placeholder="https://… or a mail address" value={row.url} maxLength={LONGEST.url} inputMode="url" autoComplete="off"
            error={row.url.trim() !== '' && !LEADS.test(whole(row).url) ? 'Only https and mail addresses.' : undefined} onChange={({ currentTarget: { value } }) => set(rows.map((one, place) => (place === at ? { ...one, url: value } : one)))}
          />
          <button type="button" className="quiet" aria-label={`Remove link ${at + 1}`} onClick={() => set(rows.filter((_, place) => place !== at))}>Remove</button>
        </div>
      ))}
      {rows.length < MOST_LINKS && <button type="button" className="button small" onClick={() => put([...rows, { label: '', url: '' }])}>Add a link</button>}
    </section>
  );
}
