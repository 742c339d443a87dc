'use client';

import { useEffect } from 'react';
import type { EarlyAct } from './early';

/** Sets a field to what the server sent, and then to what a person made of it: React hears of a change only. */
function writeAgain({ part, value, checked }: Extract<EarlyAct, { kind: 'wrote' }>): void {
  if (part instanceof HTMLInputElement && ['checkbox', 'radio'].includes(part.type)) {
    part.checked = part.defaultChecked;
    if (checked !== part.checked) part.click();
    return;
  }
  if (!(part instanceof HTMLSelectElement)) part.value = part.defaultValue;
  // The way round React's own property, by which it remembers what it has heard.
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(part), 'value')?.set?.call(part, value);
  for (const kind of ['input', 'change']) part.dispatchEvent(new Event(kind, { bubbles: true }));
}

/** Lets the page's parts hear for themselves from now on, says so on the page's root, and tells them what was done before. */
function tell(): void {
  document.documentElement.dataset['ready'] = '';
  const { early } = window;
  if (!early) return;
  delete window.early;
  early.end();
  const acts = early.acts.filter(({ part }) => part.isConnected);
  for (const act of acts) if (act.kind === 'wrote') writeAgain(act);
  for (const act of acts) {
    if (act.kind === 'pressed') act.part.click();
    else if (act.kind === 'sent') act.part.requestSubmit(act.by);
  }
}

/** Stands behind everything that is to hear what was done on the page before it could. */
export function Ready() {
  useEffect(() => {
    // Not within React's own work, where a field would show what it holds only later.
    setTimeout(tell, 0);
  }, []);
  return null;
}
