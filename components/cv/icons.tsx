/** The mark: a five-bar tally, 22 × 20, in the accent. */
export function Mark() {
  return (
    <svg className="mark" width="22" height="20" viewBox="0 0 22 20" aria-hidden="true" focusable="false">
      <path d="M4 3v14M8.7 3v14M13.4 3v14M18.1 3v14M1.4 14.6 20.6 5.4" fill="none" stroke="currentColor" strokeWidth="2.1" strokeLinecap="round" />
    </svg>
  );
}

const PATHS = {
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  close: <path d="m4 4 8 8m0-8-8 8" />,
  down: <path d="m4 6 4 4 4-4" />,
  copy: <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" />,
  half: <><circle cx="8" cy="8" r="6" /><path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor" stroke="none" /></>,
  moon: <path d="M6.2 2.4a5.8 5.8 0 1 0 7.4 7.4A5.2 5.2 0 0 1 6.2 2.4z" />,
  warning: <path d="M8 2.2 14.2 13H1.8zM8 6.5v3M8 11.2v.1" />,
};

/** A 16 × 16 line icon that says nothing by itself: a word stands beside it. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className={`icon ${name}`} width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {PATHS[name]}
    </svg>
  );
}
