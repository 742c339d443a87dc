'use client';

import '../css/sharing.css';
import { useState } from 'react';
import type { Sharing } from '../../../lib/sharing/show-sharing';
import { Said } from '../said';
import { NewLinkForm } from './new-link';
import type { SharingActions, SharingOutcome } from './outcomes';
import { PageAddress } from './page-address';
import { ShareLinks } from './share-links';
import { WhoMayRead } from './who-may-read';

/** Who may read a CV, by which links, and at which address. Everything is in force at once; nothing waits for Publish. `now` in milliseconds since 1970. */
export function SharingTab({ sharing: first, actions, now, changed }: { sharing: Sharing; actions: SharingActions; now: number; changed?: (sharing: Sharing) => void }) {
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
      changed?.(done);
      if (made) keep((before) => ({ ...before, [made.id]: made.path }));
      return true;
    } catch {
      say('The site did not answer. Nothing was changed that is not shown here; try again.');
      return false;
    } finally {
      wait(false);
    }
  };
  return (
    <div className="sharing">
      {!sharing.published && <div className="message warn"><p>Nobody sees this page yet, whatever you choose here: it is not published, or has no numbers.</p></div>}
      <Said answer={{ error }} />
      <WhoMayRead sharing={sharing} busy={busy} choose={(visibility, listed) => void act(actions.setVisibility(cvId, visibility, listed))} />
      <ShareLinks links={sharing.links} paths={paths} busy={busy} revoke={({ id }) => void act(actions.revoke(cvId, id))} undo={({ id }) => void act(actions.undoRevoke(cvId, id))} />
      <NewLinkForm make={(link) => act(actions.make(cvId, link))} busy={busy} now={now} />
      <PageAddress key={sharing.slug} sharing={sharing} busy={busy} change={(slug) => void act(actions.setSlug(cvId, slug))} />
    </div>
  );
}
