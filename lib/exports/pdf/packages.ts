import { packagesInView } from '../../cv/tables';
import { shortPackageName } from '../../packages/short-name';
import type { Ecosystem } from '../../packages/types';
import type { PackageFigures } from '../../snapshots/types';
import { shorten } from '../text/shape';
import type { Flow } from './flow';
import { PAPER } from './pen';
import { section } from './section';
import type { Sheet } from './sheet';

const COLUMNS = 3;
const GAP = 18;
const LINE = 12.5;
/** Packages on paper; the live page has all. */
const MOST = 45;

function groups(packages: readonly PackageFigures[]): [Ecosystem, PackageFigures[]][] {
  const found = new Map<Ecosystem, PackageFigures[]>();
  for (const one of packages) found.set(one.ecosystem, [...(found.get(one.ecosystem) ?? []), one]);
  return [...found];
}

/** Third-party packages with their months of use, by where they are published. */
export function packages(sheet: Sheet, flow: Flow): void {
  const { page, pen, left, right, who, words } = sheet;
  const all = packagesInView(page);
  if (all.length === 0) return;
  const shown = all.slice(0, MOST);
  const more = all.length > shown.length ? ` ${words.packages.longest(shown.length)}` : '';
  flow.room(90);
  flow.y = section(sheet, left, flow.y, right - left, words.forms.pdf.packages, `${words.packages.sentence(all.length, who)}${more}`) + 14;
  const width = (right - left - GAP * (COLUMNS - 1)) / COLUMNS;
  for (const [ecosystem, rows] of groups(shown)) {
    flow.room(3 * LINE);
    pen.tag('H3', () => pen.text(left, flow.y + 7, words.packages.registries[ecosystem], { face: 'sans-bold', size: 9 }));
    flow.y += 12;
    for (let at = 0; at < rows.length; at += COLUMNS) {
      flow.room(LINE + 2);
      for (const [index, { name, months }] of rows.slice(at, at + COLUMNS).entries()) {
        const x = left + index * (width + GAP);
        pen.decoration(() => pen.rule(x, flow.y, width, 0.4, PAPER.line));
        pen.tag('P', () => {
          pen.text(x, flow.y + 9, shorten(shortPackageName(name), 'mono', 7.5, width - 30), { face: 'mono', size: 7.5 });
          pen.text(x + width, flow.y + 9, words.count(months), { size: 8, anchor: 'end', tabular: true, fill: PAPER.ink2 });
        });
      }
      flow.y += LINE;
    }
    flow.y += 6;
  }
  flow.y += 12;
}
