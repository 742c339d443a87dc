'use client';

import { useState, useSyncExternalStore, useTransition } from 'react';
import { countChanges } from '../../../lib/cv/edit/compare-settings';
import type { EditorData } from '../../../lib/cv/edit/editor-data';
import { amount, list } from '../../../lib/cv/format';
import type { Snippet } from '../../../lib/exports/embeds/snippets';
import type { Sharing } from '../../../lib/sharing/show-sharing';
import { Embed } from '../embed';
import { Mark } from '../../cv/icons';
import { Icon } from '../icon';
import type { SharingActions } from '../sharing/outcomes';
import { SharingTab } from '../sharing/sharing-tab';
import { FIELD_NAMES } from './field-names';
import { Learn } from './learn';
import type { EditorActions, EditorOutcome } from './outcomes';
import { PageTab } from './page-tab';
import { Preview } from './preview';
import { RepositoriesTab } from './repositories-tab';
import { Title } from './title';
import { useDraft } from './use-draft';
import type { SaveState } from './use-draft';

const TABS = [['page', 'Page'], ['repositories', 'Repositories'], ['sharing', 'Sharing']] as const;
/** What is said after publishing, by who may read. */
const PUBLISHED: Readonly<Record<Sharing['visibility'], string>> = {
  private: 'Published. Only you may read it so far: “Sharing” opens it to others.', link: 'Published. Whoever has a link sees it now.', public: 'Published. Readers see it now.',
};
type Tab = (typeof TABS)[number][0];

const clock = (iso: string): string => new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function useClock(iso: string | null): string {
  // His own zone is known in the browser alone.
  return useSyncExternalStore(() => () => {}, () => (iso === null ? '' : clock(iso)), () => '');
}

function stateText(state: SaveState, at: string, changes: number | null): string {
  const rest = changes === null ? 'Not published yet.' : changes === 0 ? 'Everything is published.' : `${amount(changes, 'change')} not published.`;
  if (state.kind === 'saving') return 'Saving…';
  return state.kind === 'failed' ? 'Not saved.' : `${at === '' ? '' : `Saved ${at}. `}${rest}`;
}

interface EditorProps {
  data: EditorData;
  actions: EditorActions;
  sharing: Sharing;
  sharingActions: SharingActions;
  snippets: readonly Snippet[];
  /** Milliseconds since 1970. */
  now: number;
  /** The tab that is open at first; any other text opens the first one. */
  tab: string;
}

/** The editor of a CV: what is written is kept by itself, and readers see it once it is published. */
export function Editor({ data: given, actions, sharing, sharingActions, snippets, now, tab: first }: EditorProps) {
  const [data, put] = useState(given);
  const [tab, open] = useState<Tab>(TABS.find(([id]) => id === first)?.[0] ?? 'page');
  const [preview, look] = useState(false);
  const [shared, share] = useState(sharing);
  const [said, say] = useState<{ text: string; bad: boolean }>();
  const [busy, start] = useTransition();
  const edit = useDraft(given, actions.save);
  const { draft, state } = edit;
  const changes = data.published === null ? null : countChanges(data.published, draft);
  const at = useClock(edit.savedAt);
  const text = stateText(state, at, changes);

  const act = (what: (cvId: string) => Promise<EditorOutcome>, done: string): void => start(async () => {
    await edit.flush();
    const outcome = await what(data.cvId).catch(() => ({ error: 'The site does not answer. Nothing is lost; try again in a moment.' }));
    if ('error' in outcome) return say({ text: outcome.error, bad: true });
    put(outcome.done);
    await edit.replace(outcome.done);
    say({ text: done, bad: false });
  });
  const switchTo = (next: Tab): void => {
    open(next);
    window.history.replaceState(null, '', next === 'page' ? window.location.pathname : `?tab=${next}`);
  };
  const reshare = (next: Sharing): void => {
    // What was said of its readers at publication does not hold for others.
    if (next.visibility !== shared.visibility) say(undefined);
    share(next);
  };
  const publishLabel = busy ? 'Working…' : changes === null ? 'Publish' : changes === 0 ? 'Published' : `Publish ${amount(changes, 'change')}`;
  const publish = <button type="button" className="button primary" disabled={busy || changes === 0 || state.kind === 'failed'} onClick={() => act(actions.publish, PUBLISHED[shared.visibility])}>{publishLabel}</button>;

  return (
    <main id="main" className={preview ? 'editor previewing' : 'editor'}>
      <div className="editor-top">
        <a className="brand" href="/user"><Mark />Commit Stats</a>
        <nav className="editor-crumbs" aria-label="Where this is"><a href="/content">CV pages</a> <span aria-hidden="true">/</span></nav>
        <Title value={data.title} rename={(title) => act((cvId) => actions.rename(cvId, title), 'Renamed. Readers see nothing of it.')} />
        <output className="editor-state">{text}</output>
        <div className="editor-acts">
          <button type="button" className="button" disabled={!edit.canUndo || busy} onClick={edit.undo}>Undo</button>
          <details className="menu more-acts">
            <summary className="button" aria-label="More"><span aria-hidden="true">⋯</span></summary>
            <div className="drop">
              <button type="button" disabled={busy || changes === null || changes === 0} onClick={() => act(actions.discard, 'The draft is what readers see again.')}>Discard the draft</button>
              <button type="button" disabled={busy || !data.canUndo} onClick={() => act(actions.undoPublication, 'Taken back. What had been published is your draft.')}>Take the last publication back</button>
              {data.published !== null && <a href={`/cv/${data.slug}`}>Open the page</a>}
            </div>
          </details>
          <span className="only-wide-editor">{publish}</span>
        </div>
      </div>
      <div className="editor-side">
        <div className="tabs" role="tablist" aria-label="Parts of this CV">
          {TABS.map(([id, name], index) => (
            <button
              key={id} type="button" role="tab" id={`tab-${id}`} aria-selected={tab === id} aria-controls={tab === id ? `panel-${id}` : undefined} tabIndex={tab === id ? 0 : -1} onClick={() => switchTo(id)}
              onKeyDown={({ key }) => {
                const next = TABS[(index + (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? TABS.length - 1 : 0)) % TABS.length];
                if (!next || next[0] === id) return;
                switchTo(next[0]);
                document.getElementById(`tab-${next[0]}`)?.focus();
              }}
            >{name}</button>
          ))}
        </div>
        <div aria-live="polite" className="editor-said">
          {state.kind === 'failed' && <div className="message bad" role="alert"><Icon name="bad" /><p>{state.sentence}</p></div>}
          {said && <div className={said.bad ? 'message bad' : 'message'}><Icon name={said.bad ? 'bad' : 'ok'} /><p>{said.text}</p></div>}
          {edit.dispute ? (
            <div className="message warn">
              <Icon name="warn" />
              <div>
                <p>Another window changed {list(edit.dispute.fields.map((field) => FIELD_NAMES[field] ?? field))} as well. What you wrote here stands; nothing else of either is lost.</p>
                <p className="acts"><button type="button" className="button small" onClick={() => edit.settle(true)}>Take the other one</button><button type="button" className="button small" onClick={() => edit.settle(false)}>Keep mine</button></p>
              </div>
            </div>
          ) : edit.taken.length > 0 && (
            <div className="message"><Icon name="ok" /><p>Another window changed {list(edit.taken.map((field) => FIELD_NAMES[field] ?? field))}. It is taken over here, beside what you write. <button type="button" className="quiet" onClick={() => edit.settle(false)}>Good</button></p></div>
          )}
        </div>
        <div role="tabpanel" id={tab === 'sharing' ? 'panel-nothing' : `panel-${tab}`} aria-labelledby={`tab-${tab}`} className="editor-panel" hidden={tab === 'sharing'}>
          {tab === 'page' && <PageTab draft={draft} change={edit.change} emptyYears={data.emptyYears} firstMonth={data.firstMonth} now={now} />}
          {tab === 'repositories' && <RepositoriesTab draft={draft} change={edit.change} repositories={data.repositories} languages={data.languages} />}
          {tab !== 'sharing' && <Learn entries={edit.learnable} />}
        </div>
        {/* Kept while another tab is open: it shows addresses that are shown once. */}
        <div role="tabpanel" id="panel-sharing" aria-labelledby="tab-sharing" className="editor-panel" hidden={tab !== 'sharing'}>
          <SharingTab sharing={sharing} published={data.readable} publish={data.published === null ? publish : undefined} actions={sharingActions} now={now} changed={reshare} />
          <Embed snippets={snippets} />
        </div>
      </div>
      <Preview cvId={data.cvId} kept={edit.kept} sharing={shared} waiting={changes} />
      <div className="editor-bottom"><button type="button" className="button" aria-pressed={preview} onClick={() => look(!preview)}>{preview ? 'Back to editing' : 'Preview'}</button>{publish}</div>
    </main>
  );
}
