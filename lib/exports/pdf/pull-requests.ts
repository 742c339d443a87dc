import { pullRequestsSentence } from '../../cv/sentences/pull-requests';
import { PULL_REQUEST_ACTS } from '../../reviews/types';
import type { Flow } from './flow';
import { PAPER } from './pen';
import { placeSvg } from './place-svg';
import { section } from './section';
import type { Sheet } from './sheet';

const GAP = 16;
/** Points a pixel takes: text of 12 px is 10 points. */
const SCALE = 0.85;

/** Pull or merge requests opened, merged and reviewed: a small chart each, on one scale; nothing where none is known. */
export function pullRequests(sheet: Sheet, flow: Flow): void {
  const { page: { figures, period, charts, specs }, pen, left, right, who, words } = sheet;
  const requests = figures.pullRequests ?? period.pullRequests;
  const shown = PULL_REQUEST_ACTS.flatMap(act => {
    const id = `pull-requests-${act}-narrow`;
    const [chart, spec] = [charts[id], specs.find(one => one.id === id)];
    return chart && spec ? [{ act, chart, spec }] : [];
  });
  const [first] = shown;
  if (!first) return;
  const width = (right - left - GAP * (shown.length - 1)) / shown.length;
  // The drawing for phones, whose letters are not too small here.
  const drawn = Math.min(width, first.chart.width * SCALE);
  const height = (first.chart.height / first.chart.width) * drawn;
  flow.room(48 + height + 16);
  const top = section(sheet, left, flow.y, right - left, words.pullRequests.title, pullRequestsSentence(requests, who, words)) + 10;
  for (const [index, { act, chart, spec }] of shown.entries()) {
    const x = left + index * (width + GAP);
    pen.tag('P', () => {
      const name = pen.text(x, top + 9, words.pullRequests.acts[act], { face: 'sans-bold', size: 9 });
      pen.text(x + name + 4, top + 9, words.count(requests?.[act] ?? 0), { size: 9, fill: PAPER.ink2 });
    });
    pen.tag('Figure', () => placeSvg(pen, chart.svg, { x, y: top + 13, width: drawn, height }), spec.sentence);
  }
  flow.y = top + height + 30;
}
