'use client';

import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { keyPlace, moved } from './reorder';

/** A list whose rows are moved by dragging, or by Alt with an arrow key on the row's handle. Says each move once. */
export function Sortable<T>({ items, idOf, nameOf, move, label, children }: {
  items: readonly T[]; idOf: (item: T) => string; nameOf: (item: T) => string; move: (items: T[]) => void; label: string; children: (item: T, handle: ReactNode) => ReactNode;
}) {
  const [dragged, drag] = useState<number>();
  const [over, hover] = useState<number>();
  const [said, say] = useState('');
  const list = useRef<HTMLUListElement>(null);

  const place = (from: number, to: number): void => {
    const item = items[from];
    if (!item || from === to) return;
    move(moved(items, from, to));
    say(`${nameOf(item)}: now ${to + 1} of ${items.length}.`);
  };
  const key = (event: KeyboardEvent, at: number): void => {
    const to = keyPlace(event, at, items.length);
    const item = items[at];
    if (to === undefined || !item) return;
    event.preventDefault();
    place(at, to);
    // The row moves in the document, so the focus is put back on its handle.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(idOf(item))}"]`)?.focus());
  };
  return (
    <>
      <ul className="sortable" ref={list} aria-label={label}>
        {items.map((item, at) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the handle in the row does the same by keyboard
          <li
            key={idOf(item)} className={`${dragged === at ? 'dragged' : ''}${over === at && dragged !== at ? ' over' : ''}`} draggable={dragged !== undefined}
            onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', nameOf(item)); }}
            onDragOver={(event) => { if (dragged !== undefined) { event.preventDefault(); hover(at); } }}
            onDrop={(event) => { event.preventDefault(); if (dragged !== undefined) place(dragged, at); }}
            onDragEnd={() => { drag(undefined); hover(undefined); }}
          >
            {children(item, (
              <button
                type="button" className="handle" data-handle={idOf(item)} aria-label={`Move ${nameOf(item)}`} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onKeyDown={(event) => key(event, at)}
                onPointerDown={() => drag(at)} onPointerUp={() => drag(undefined)}
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
