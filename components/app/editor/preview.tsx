'use client';

import { useEffect, useRef, useState } from 'react';
import { Choice } from './choice';

const WIDTHS = { desktop: 1280, phone: 390, print: 794 } as const;
type Device = keyof typeof WIDTHS;
const DEVICES = [['desktop', 'Desktop'], ['phone', 'Phone'], ['print', 'Print']] as const;
const NARROW = 500;
const THEMES = [['light', 'Light'], ['dark', 'Dark']] as const;

/** The true page of the draft in a frame, as wide as a reader's screen and as large as there is room. `kept` rises whenever the stored draft changed. */
export function Preview({ cvId, kept }: { cvId: string; kept: number }) {
  const [chosen, show] = useState<Device>();
  const [theme, light] = useState<'light' | 'dark'>('light');
  const [room, measure] = useState({ width: 900, height: 800 });
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
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
  const address = `/api/preview/${encodeURIComponent(cvId)}?theme=${device === 'print' ? 'light' : theme}${device === 'print' ? '&media=print' : ''}`;
  const there = useRef('');
  useEffect(() => {
    const inner = frame.current?.contentWindow;
    const wanted = `${address} ${kept}`;
    if (!inner || there.current === wanted) return;
    scroll.current = there.current.startsWith(`${address} `) ? inner.scrollY : 0;
    there.current = wanted;
    inner.location.replace(address);
  }, [address, kept]);
  return (
    <section className="preview" aria-label="Preview">
      <div className="preview-bar">
        <b>As a recruiter sees it</b>
        <Choice name="device" label="Device" value={device} choices={DEVICES} choose={show} />
        {device !== 'print' && <Choice name="preview-theme" label="Colours" value={theme} choices={THEMES} choose={light} />}
      </div>
      <div className="preview-box" ref={box}>
        <iframe
          ref={frame} title="The page as a reader sees it" sandbox="allow-same-origin allow-forms" className={device}
          style={{ width, height: room.height / scale, transform: `scale(${scale})` }} onLoad={() => frame.current?.contentWindow?.scrollTo(0, scroll.current)}
        />
      </div>
    </section>
  );
}
