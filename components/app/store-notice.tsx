import { Icon } from './icon';

/** One sentence above everything else of a page, on what does not work now. */
export function StoreNotice({ sentence }: { sentence: string }) {
  return (
    <aside className="wrap notice" aria-label="What does not work now">
      <p className="message warn"><Icon name="warn" /><span>{sentence} <a href="/status">Status</a></span></p>
    </aside>
  );
}
