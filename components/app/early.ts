/** Something that somebody did on a page before its parts could hear it: of a field, what it held at last. */
export type EarlyAct =
  | { kind: 'wrote'; part: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement; value: string; checked: boolean }
  | { kind: 'pressed'; part: HTMLButtonElement }
  | { kind: 'sent'; part: HTMLFormElement; by: HTMLElement | null };

/** What was done so far, in its order. */
export interface Early {
  acts: EarlyAct[];
  /** From now on the page's parts hear for themselves. */
  end(): void;
}

declare global {
  interface Window { early?: Early }
}

/**
 * Keeps what is written, chosen, pressed and sent inside `main` until the page's parts can hear it, in `window.early`. Stands as text in the page's head and runs before anything else,
 * so it uses nothing from outside itself. Where a script of the page does not arrive, forms go to the server as they do without any script.
 */
export function hearEarly(): void {
  const acts: EarlyAct[] = [];
  const kinds = ['click', 'input', 'change', 'submit'];
  const hear = (event: Event): void => {
    const target = event.target as HTMLElement;
    if (!target.closest('main')) return;
    if (event.type === 'click') {
      const part = target.closest('button[type=button], input[type=checkbox], input[type=radio]');
      if (!part) return;
      // What a press did to a box or a radio button is told by the event after it.
      // Who presses again because nothing seems to happen wants it once.
      if (part.tagName === 'BUTTON' && !acts.some((act) => act.part === part)) acts.push({ kind: 'pressed', part: part as HTMLButtonElement });
    } else if (event.type === 'submit') {
      event.preventDefault();
      if (!acts.some((act) => act.kind === 'sent' && act.part === target)) acts.push({ kind: 'sent', part: target as HTMLFormElement, by: (event as SubmitEvent).submitter });
    } else {
      const part = target as HTMLInputElement;
      const before = acts.findIndex((act) => act.part === part);
      if (before !== -1) acts.splice(before, 1);
      // React sets a field to what it knows before anybody can ask it, so what stands in it is kept now.
      acts.push({ kind: 'wrote', part, value: part.value, checked: part.checked });
    }
    // Heard once, and not by half of the page's parts.
    event.stopImmediatePropagation();
  };
  const failed = ({ target }: Event): void => {
    if ((target as Element).tagName !== 'SCRIPT') return;
    end();
    for (const act of acts) if (act.kind === 'sent') act.part.requestSubmit(act.by);
  };
  const end = (): void => {
    for (const kind of kinds) removeEventListener(kind, hear, true);
    removeEventListener('error', failed, true);
  };
  for (const kind of kinds) addEventListener(kind, hear, true);
  addEventListener('error', failed, true);
  window.early = { acts, end };
}
