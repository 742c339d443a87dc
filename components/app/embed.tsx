'use client';

import './css/embed.css';
import { useState } from 'react';
import type { Snippet } from '../../lib/exports/embeds/snippets';
import { Icon } from './icon';

/** Badges that stand open; the others wait behind a summary. */
const OPEN = 5;
const COPIED_MS = 3_000;

function One({ title, picture, html }: Snippet) {
  const [copied, say] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(html);
    say(true);
    setTimeout(() => say(false), COPIED_MS);
  };
  return (
    <li className="embed">
      <p className="embed-head"><b>{title}</b><button type="button" className="quiet" aria-label={copied ? undefined : `Copy: ${title}`} onClick={() => void copy()}><Icon name="copy" /><span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span></button></p>
      <img src={new URL(picture).pathname} alt="" loading="lazy" />
      <textarea readOnly rows={2} value={html} aria-label={`HTML of ${title}`} onFocus={event => event.currentTarget.select()} spellCheck={false} />
    </li>
  );
}

/** Card and badges of a public CV, to be pasted into a README or a page. */
export function Embed({ snippets }: { snippets: readonly Snippet[] }) {
  return (
    <section className="embeds" aria-labelledby="embed-title">
      <h2 id="embed-title">Embed</h2>
      {snippets.length === 0 ? <p className="help">Card and badges are for public pages only. Once everyone may read this page and it is published, they stand here.</p> : (
        <>
          <p className="help">For a README or a page of yours; HTML, which Markdown takes as well. GitHub and others keep pictures of these for some time, also after the page is closed.</p>
          <ul>{snippets.slice(0, OPEN).map(snippet => <One key={snippet.id} {...snippet} />)}</ul>
          {snippets.length > OPEN && <details><summary>More badges</summary><ul>{snippets.slice(OPEN).map(snippet => <One key={snippet.id} {...snippet} />)}</ul></details>}
        </>
      )}
    </section>
  );
}
