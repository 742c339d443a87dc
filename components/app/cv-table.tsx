'use client';

import { Modal } from '@mantine/core';
import { useState, useTransition } from 'react';
import { amount, count } from '../../lib/cv/format';
import type { ListedCv } from '../../lib/cv/edit/list-cvs';
import type { Answer } from './answer';
import { Said } from './said';

const SEEN_BY = { private: 'Only me', link: 'By link', public: 'Everyone' } as const;

function stateOf({ published, changes }: ListedCv): string {
  if (changes === null) return 'Draft, not published yet';
  const rest = changes > 0 ? `, ${amount(changes, 'change')} not published` : '';
  return `${published ? 'Published' : 'Waits for the first numbers'}${rest}`;
}

/** The CV pages of a person: open, copy, delete. */
export function CvTable({ cvs, duplicate, remove }: { cvs: readonly ListedCv[]; duplicate: (cvId: string) => Promise<Answer>; remove: (cvId: string) => Promise<Answer> }) {
  const [answer, say] = useState<Answer>({});
  const [asked, ask] = useState<ListedCv>();
  const [busy, start] = useTransition();
  const act = (what: Promise<Answer>): void => start(async () => {
    say(await what);
    ask(undefined);
  });
  return (
    <>
      <Said answer={answer} />
      <table className="rows stack packed cvs" aria-busy={busy}>
        <thead><tr><th>Page</th><th>State</th><th>Who may read</th><th className="num">Views</th><th>Links</th><th className="end"><span className="hidden">Actions</span></th></tr></thead>
        <tbody>{cvs.map((cv) => (
          <tr key={cv.id}>
            <td><b><a href={`/content/${cv.id}`}>{cv.title}</a></b><span className="under mono">/cv/{cv.slug}</span></td>
            <td className="whole">{stateOf(cv)}</td>
            <td className="beside"><span className="tag">{SEEN_BY[cv.visibility]}</span>{cv.visibility === 'public' && !cv.listed && <span className="under">not on the list</span>}</td>
            <td className="num" data-label="Views">{count(cv.views)}</td>
            <td data-label="Links">{cv.links === 0 ? '–' : count(cv.links)}</td>
            <td className="end">
              <div className="acts">
                <a className="quiet" href={`/content/${cv.id}`}>Edit<span className="hidden"> {cv.title}</span></a>
                <a className="quiet" href={`/content/${cv.id}?tab=sharing`}>Share<span className="hidden"> {cv.title}</span></a>
                {cv.published && <a className="quiet" href={`/cv/${cv.slug}`}>Open<span className="hidden"> {cv.title}</span></a>}
                <button type="button" className="quiet" disabled={busy} onClick={() => act(duplicate(cv.id))}>Duplicate<span className="hidden"> {cv.title}</span></button>
                {cvs.length > 1 && <button type="button" className="quiet danger" disabled={busy} onClick={() => ask(cv)}>Delete<span className="hidden"> {cv.title}</span></button>}
              </div>
            </td>
          </tr>
        ))}</tbody>
      </table>
      <Modal opened={asked !== undefined} onClose={() => ask(undefined)} title={`Delete “${asked?.title ?? ''}”?`} centered size={480} classNames={{ content: 'm-content', title: 'm-title', close: 'm-close', body: 'm-body' }} closeButtonProps={{ 'aria-label': 'Close' }}>
        <p>Its words and choices go, and its links open no page any more. Your numbers and your other pages stay.</p>
        <div className="acts"><button type="button" className="button danger" disabled={busy} onClick={() => asked && act(remove(asked.id))}>{busy ? 'Deleting…' : 'Delete it'}</button><button type="button" className="button" onClick={() => ask(undefined)}>Keep it</button></div>
      </Modal>
    </>
  );
}
