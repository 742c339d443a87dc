import type { Page } from 'playwright-core';

/** Notes what shifts on a page from now on: not while the page is still being read, when a slow machine paints a button before its word has come. */
export async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const shifts: string[] = [];
    const note = (entries: PerformanceEntryList): void => {
      for (const entry of entries as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) shifts.push(`${entry.value}: ${entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 80) : node?.textContent)).join(', ')}`);
    };
    const observer = new PerformanceObserver((list) => note(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: false });
    Object.assign(window, {
      shiftsSoFar: async () => {
        // What was done last is painted by then.
        for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
        note(observer.takeRecords());
        return shifts;
      },
    });
  });
}

/** Each shift noted: its value, and the beginnings of the elements that moved. */
export const shiftsOf = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { shiftsSoFar: () => Promise<string[]> }).shiftsSoFar());
