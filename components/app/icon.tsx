const PATHS = {
  ok: <><circle cx="8" cy="8" r="6" /><path d="m5.4 8.2 1.8 1.8 3.4-3.8" /></>,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  cross: <path d="m4 4 8 8m0-8-8 8" />,
  warn: <path d="M8 2.2 14.2 13H1.8zM8 6.5v3M8 11.2v.1" />,
  bad: <><circle cx="8" cy="8" r="6" /><path d="m6 6 4 4m0-4-4 4" /></>,
  half: <><circle cx="8" cy="8" r="6" /><path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" stroke="none" /></>,
  off: <><circle cx="8" cy="8" r="6" /><path d="M5.2 8h5.6" /></>,
  waiting: <circle cx="8" cy="8" r="6" strokeDasharray="2.2 2.5" />,
  busy: <path d="M8 2a6 6 0 1 1-5.6 4" />,
  plus: <path d="M8 3v10M3 8h10" />,
  lock: <><rect x="3" y="7" width="10" height="6.5" rx="1" /><path d="M5.2 7V5.2a2.8 2.8 0 0 1 5.6 0V7" /></>,
  copy: <><rect x="5.5" y="5.5" width="8" height="8" rx="1" /><path d="M10.5 5.5v-3h-8v8h3" /></>,
  eye: <><path d="M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8z" /><circle cx="8" cy="8" r="2" /></>,
  find: <><circle cx="7" cy="7" r="4.2" /><path d="m10.2 10.2 3.6 3.6" /></>,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  moon: <path d="M6.2 2.4a5.8 5.8 0 1 0 7.4 7.4A5.2 5.2 0 0 1 6.2 2.4z" />,
};

export type IconName = keyof typeof PATHS;

/** A line icon that says nothing by itself: a word stands beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {PATHS[name]}
    </svg>
  );
}
