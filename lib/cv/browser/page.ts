import { watchCharts } from '../../charts/browser/loader';

/** What the page does only with script: the theme switch, Esc, copying the address. All of it works without, or is not offered. */
const root = document.documentElement;
const KEY = 'theme';
// Before the first paint, so that the style gives what needs script its room from the beginning.
root.dataset['scripts'] = '';

/** Storage may be switched off; the switch then lasts for the page. */
const stored = (value?: string): string | null => {
  try {
    if (value !== undefined) localStorage.setItem(KEY, value);
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};
const kept = stored();
if (kept === 'dark' || kept === 'light') root.dataset['theme'] = kept;

const dark = (): boolean => (root.dataset['theme'] ?? (matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light')) === 'dark';

const press = (): void => document.querySelector('[data-theme-switch]')?.setAttribute('aria-pressed', String(dark()));

document.addEventListener('DOMContentLoaded', () => {
  press();
  watchCharts();
});

document.addEventListener('click', ({ target }) => {
  const element = target as Element;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('.menu[open]')) if (!menu.contains(element)) menu.open = false;
  if (element.closest('[data-theme-switch]')) {
    root.dataset['theme'] = stored(dark() ? 'light' : 'dark') ?? (dark() ? 'light' : 'dark');
    press();
  }
  const copy = element.closest<HTMLElement>('[data-copy]');
  if (copy) void navigator.clipboard.writeText(location.href.split('#')[0] ?? '').then(() => (copy.lastElementChild!.textContent = copy.dataset['copy'] ?? ''));
});

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  const menu = document.querySelector<HTMLDetailsElement>('.menu[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary')?.focus();
  } else document.querySelector<HTMLElement>('.panel:target .shut')?.click();
});
