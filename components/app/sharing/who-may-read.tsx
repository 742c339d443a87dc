import type { Sharing } from '../../../lib/sharing/show-sharing';

type Visibility = Sharing['visibility'];

const CHOICES: readonly (readonly [Visibility, string])[] = [['private', 'Only me'], ['link', 'By link'], ['public', 'Everyone']];

function meaning(visibility: Visibility, slug: string): string {
  switch (visibility) {
    case 'private': return 'Nobody but you sees this page. Its links stay, and open again when you choose “By link”.';
    case 'link': return 'Whoever has one of the links below reads this page, until the link ends or you revoke it.';
    case 'public': return `Everybody may read this page at /cv/${slug}. Revoked and ended links stay closed all the same.`;
    default: return visibility satisfies never;
  }
}

/** The choice of readers, with what it means. In force at once. */
export function WhoMayRead({ sharing: { visibility, listed, slug, open }, busy, choose }: { sharing: Sharing; busy: boolean; choose: (visibility: Visibility, listed: boolean) => void }) {
  return (
    <section className="share-part" aria-labelledby="who-may-read">
      <h2 id="who-may-read">Who may read</h2>
      <div className="share-choices" role="radiogroup" aria-labelledby="who-may-read">
        {CHOICES.map(([one, text]) => (
          <label key={one}><input type="radio" name="visibility" value={one} checked={one === visibility} disabled={busy} onChange={() => choose(one, listed)} />{text}</label>
        ))}
      </div>
      <p>{meaning(visibility, slug)}</p>
      {visibility === 'public' && (
        <label className="share-listed"><input type="checkbox" checked={listed} disabled={busy} onChange={({ currentTarget }) => choose('public', currentTarget.checked)} />Name it on this site’s list of CVs, of which the front page shows one</label>
      )}
      {open.people > 0 && <p className="help">Opened {open.people} {open.people === 1 ? 'time' : 'times'} without a link.</p>}
      <p className="help">Search engines are told to stay away unless everyone may read. README card and badges are for public pages only; image proxies such as GitHub’s may keep a picture for a while after you close the page.</p>
    </section>
  );
}
