'use client';

import '../css/sharing.css';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Sharing } from '../../../lib/sharing/show-sharing';
import { Icon } from '../icon';
import { Said } from '../said';
import { NewLinkForm, waitingLinks } from './new-link';
import type { NewLink, SharingActions, SharingOutcome } from './outcomes';
import { PageAddress } from './page-address';
import { ShareLinks } from './share-links';
import { WhoMayRead } from './who-may-read';

interface SharingTabProps {
  sharing: Sharing;
  /** Whoever may read it finds a page there. */
  published: boolean;
  /** The button that publishes it, where it never was. */
  publish: ReactNode;
  actions: SharingActions;
  /** Milliseconds since 1970. */
  now: number;
  changed: (sharing: Sharing) => void;
}

/** Who may read a CV, by which links, and at which address. Everything is in force at once; nothing waits for Publish. */
export function SharingTab({ sharing: first, published, publish, actions, now, changed }: SharingTabProps) {
  const [sharing, show] = useState(first);
  const [paths, keep] = useState<Record<string, string>>({});
  const [error, say] = useState<string>();
  const [busy, wait] = useState(false);
  const { cvId } = sharing;
  const act = async (asked: Promise<SharingOutcome>): Promise<boolean> => {
    wait(true);
    try {
      const outcome = await asked;
      if ('error' in outcome) {
        say(outcome.error);
        return false;
      }
      const { done, made } = outcome;
      say(undefined);
      show(done);
      changed(done);
      if (made) keep((before) => ({ ...before, [made.id]: made.path }));
      return true;
    } catch {
      say('The site did not answer. Nothing was changed that is not shown here; try again.');
      return false;
    } finally {
      wait(false);
    }
  };
  // Whoever makes the first link of a private page wants it to open. Where others wait, they would open too: that is the owner's to choose.
  const opens = sharing.visibility === 'private' && waitingLinks(sharing) === 0;
  const make = async (link: NewLink): Promise<boolean> => {
    const made = await act(actions.make(cvId, link));
    if (made && opens) await act(actions.setVisibility(cvId, 'link', sharing.listed));
    return made;
  };
  return (
    <div className="sharing">
      {!published && (
        <div className="message warn">
          <Icon name="warn" />
          <div>
            <p>{publish === undefined ? 'Nobody sees this page yet, whatever you choose here: it has no numbers. They come with the first repository that is counted.' : 'Nobody sees this page yet, whatever you choose here: it is not published.'}</p>
            {publish !== undefined && <p className="share-publish">{publish}</p>}
          </div>
        </div>
      )}
      <Said answer={{ error }} />
      <WhoMayRead sharing={sharing} busy={busy} choose={(visibility, listed) => void act(actions.setVisibility(cvId, visibility, listed))} />
      <ShareLinks links={sharing.links} paths={paths} busy={busy} revoke={({ id }) => void act(actions.revoke(cvId, id))} undo={({ id }) => void act(actions.undoRevoke(cvId, id))} />
      <NewLinkForm sharing={sharing} make={make} busy={busy} now={now} />
      <PageAddress key={sharing.slug} sharing={sharing} busy={busy} change={(slug) => void act(actions.setSlug(cvId, slug))} />
    </div>
  );
}
