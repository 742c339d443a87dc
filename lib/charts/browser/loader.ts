import type { ChartSpec } from '../types';

/** Address of the interactive bundle; the build puts it here. */
declare const CHARTS: string;

interface Drawing {
  draw: (box: HTMLElement, spec: ChartSpec) => void;
}

/**
 * Fetches the interactive charts when a reader first touches one, by pointer, finger or Tab, and draws it in place of its
 * picture. Where anything fails the picture stays, and the next touch tries again.
 */
export function watchCharts(): void {
  let loading: Promise<[Drawing, Record<string, ChartSpec>]> | undefined;
  const load = (): Promise<[Drawing, Record<string, ChartSpec>]> =>
    Promise.all([import(CHARTS) as Promise<Drawing>, fetch(`${location.pathname}/charts.json${location.search}`).then((answer) => answer.json() as Promise<Record<string, ChartSpec>>)]);
  const touched = ({ target }: Event): void => {
    // Of the two sizes of a chart the style shows one.
    const box = [...((target as Element).closest('.chart')?.querySelectorAll<HTMLElement>('[data-chart]') ?? [])].find((one) => one.offsetParent);
    const name = box?.dataset['chart'];
    if (!box || !name) return;
    delete box.dataset['chart'];
    loading ??= load();
    loading.then(([{ draw }, specs]) => specs[name] && draw(box, specs[name])).catch(() => {
      loading = undefined;
      box.dataset['chart'] = name;
    });
  };
  for (const type of ['pointerover', 'focusin', 'touchstart']) document.addEventListener(type, touched, { passive: true });
  for (const chart of document.querySelectorAll<HTMLElement>('.chart[role=img]')) chart.tabIndex = 0;
}
