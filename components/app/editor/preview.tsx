'use client';

import { useEffect, useRef, useState } from 'react';
import { amount } from '../../../lib/cv/format';
import type { Sharing } from '../../../lib/sharing/show-sharing';
import { Icon } from '../icon';
import { Choice } from './choice';

const WIDTHS = { desktop: 1280, phone: 390, print: 794 } as const;
type Device = keyof typeof WIDTHS;
const DEVICES = [['desktop', 'Desktop'], ['phone', 'Phone'], ['print', 'Print']] as const;
const NARROW = 500;
const THEMES = [['light', 'Light'], ['dark', 'Dark']] as const;

const DRAFT = 'draft';

/** Whose eyes the preview takes: the draft's readers to be, or whoever has a link or none at this moment. */
function Through({ value, links, choose }: { value: string; links: Sharing['links']; choose: (through: string) => void }) {
  return (
    <label className="preview-through">
      <Icon name="eye" /><span className="hidden">Seen through</span>
      <select value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value={DRAFT}>your draft</option>
        <option value="address">without a link</option>
        {links.map(({ id, label, state }) => <option key={id} value={id}>{`through “${label}”${state === 'open' ? '' : `, ${state}`}`}</option>)}
      </select>
    </label>
  );
}

interface PreviewProps {
  cvId: string;
  /** Rises whenever the stored draft changed. */
  kept: number;
  sharing: Sharing;
  /** Changes that readers do not see; null where nothing was published. */
  waiting: number | null;
}

/** The true page in a frame, as wide as a reader's screen and as large as there is room: the draft, or what somebody gets at this moment. */
export function Preview({ cvId, kept, sharing, waiting }: PreviewProps) {
  const [chosen, show] = useState<Device>();
  const [theme, light] = useState<'light' | 'dark'>('light');
  const [wanted, look] = useState(DRAFT);
  const [room, measure] = useState({ width: 900, height: 800 });
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const [drawing, wait] = useState(true);
  const scroll = useRef(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => { if (entry) measure({ width: entry.contentRect.width, height: entry.contentRect.height }); });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // On a phone a desktop's page would be too small to read.
  const device = chosen ?? (room.width < NARROW ? 'phone' : 'desktop');
  const width = WIDTHS[device];
  const scale = Math.min(1, room.width / width);
  const links = sharing.links;
  const through = wanted === DRAFT || wanted === 'address' || links.some(({ id }) => id === wanted) ? wanted : DRAFT;
  const address = `/api/preview/${encodeURIComponent(cvId)}?theme=${device === 'print' ? 'light' : theme}${device === 'print' ? '&media=print' : ''}${through === DRAFT ? '' : `&through=${through}`}`;
  const there = useRef('');
  const turn = useRef(0);
  useEffect(() => {
    const inner = frame.current?.contentWindow;
    // What somebody gets depends on who may read, the draft does not.
    const stamp = `${address} ${kept} ${through === DRAFT ? '' : JSON.stringify(sharing)}`;
    if (!inner || there.current === stamp) return;
    scroll.current = there.current.startsWith(`${address} `) ? inner.scrollY : 0;
    there.current = stamp;
    wait(true);
    // A browser that is still on its way to an address takes no second order to go there: the page would stay that of an earlier draft.
    turn.current += 1;
    inner.location.replace(`${address}&turn=${turn.current}`);
  }, [address, kept, through, sharing]);
  return (
    <section className="preview" aria-label="Preview">
      <div className="preview-bar">
        <b>As a recruiter sees it</b>
        <Choice name="device" label="Device" value={device} choices={DEVICES} choose={show} />
        {device !== 'print' && <Choice name="preview-theme" label="Colours" value={theme} choices={THEMES} choose={light} />}
        <Through value={through} links={links} choose={look} />
      </div>
      {through !== DRAFT && <p className="preview-note">What this reader gets now{waiting ? `, without your ${amount(waiting, 'unpublished change')}` : ''}.</p>}
      <div className="preview-box" ref={box}>
        {drawing && <p className="preview-wait">Drawing the page…</p>}
        <iframe
          ref={frame} title="The page as a reader sees it" sandbox="allow-same-origin allow-forms" className={device}
          style={{ width, height: room.height / scale, transform: `scale(${scale})`, marginLeft: Math.max(0, (room.width - width * scale) / 2) }} onLoad={() => {
            // A frame is loaded with nothing in it before its first page.
            if (frame.current?.contentWindow?.location.href !== 'about:blank') wait(false);
            frame.current?.contentWindow?.scrollTo(0, scroll.current);
          }}
        />
      </div>
    </section>
  );
}
