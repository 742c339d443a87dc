'use client';

import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { keyPlace, moved, placeAt } from './reorder';

/** A list whose rows are moved by dragging their handles, with mouse, pen or finger, or by Alt with an arrow key on the row's handle. Says each move once. */
export function Sortable<T>({ items, idOf, nameOf, move, label, children }: {
  items: readonly T[]; idOf: (item: T) => string; nameOf: (item: T) => string; move: (items: T[]) => void; label: string; children: (item: T, handle: ReactNode) => ReactNode;
}) {
  const [dragged, drag] = useState<{ from: number; to: number }>();
  const [said, say] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const held = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (held.current === undefined) return;
    // The row moved in the document, so the focus is put back on its handle before another key can come.
    list.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(held.current)}"]`)?.focus();
    held.current = undefined;
  });

  const place = (from: number, to: number): void => {
    const item = items[from];
    if (!item || from === to) return;
    move(moved(items, from, to));
    say(`${nameOf(item)}: now ${to + 1} of ${items.length}.`);
  };
  const key = (event: KeyboardEvent, at: number): void => {
    if (event.key === 'Escape') drag(undefined);
    const to = keyPlace(event, at, items.length);
    const item = items[at];
    if (to === undefined || !item) return;
    event.preventDefault();
    held.current = idOf(item);
    place(at, to);
  };
  const placeUnder = ({ clientY }: PointerEvent): number => placeAt(clientY, [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect().bottom));
  const follow = (event: PointerEvent): void => {
    if (!dragged) return;
    const to = placeUnder(event);
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' });
    if (to !== dragged.to) drag({ ...dragged, to });
  };
  const drop = (event: PointerEvent): void => {
    // Where it is let go counts: what the last move changed may not be drawn yet.
    if (dragged) place(dragged.from, placeUnder(event));
    drag(undefined);
  };
  const stateOf = (at: number): string | undefined => {
    if (!dragged) return undefined;
    if (at === dragged.from) return 'dragged';
    return at === dragged.to ? (dragged.to < dragged.from ? 'before' : 'behind') : undefined;
  };
  return (
    <>
      <ul className="sortable" ref={list} aria-label={label}>
        {items.map((item, at) => (
          <li key={idOf(item)} className={stateOf(at)}>
            {children(item, (
              <button
                type="button" className="handle" data-handle={idOf(item)} aria-label={`Move ${nameOf(item)}`} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onKeyDown={(event) => key(event, at)}
                onPointerDown={(event) => {
                  if (event.button !== 0) return;
                  event.currentTarget.setPointerCapture(event.pointerId);
                  drag({ from: at, to: at });
                }}
                onPointerMove={follow} onPointerUp={drop} onPointerCancel={() => drag(undefined)}
              >
                <svg width="10" height="16" viewBox="0 0 10 16" aria-hidden="true" focusable="false">{[3, 8, 13].map((y) => <g key={y}><circle cx="2.5" cy={y} r="1.4" /><circle cx="7.5" cy={y} r="1.4" /></g>)}</svg>
              </button>
            ))}
          </li>
        ))}
      </ul>
      <p className="hidden" aria-live="polite">{said}</p>
    </>
  );
}
