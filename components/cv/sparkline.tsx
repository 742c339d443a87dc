const WIDTH = 220;
const HEIGHT = 34;
const GAP = 2;

/** One bar of a sparkline; null where nothing is known. */
export interface Bar { period: string; value: number | null }

/** Bars over the same periods in every figure, the running period darker. Hidden from assistive technology: the figure and its ledger say it. */
export function Sparkline({ bars, running }: { bars: readonly Bar[]; running: string }) {
  const most = Math.max(0, ...bars.map(({ value }) => value ?? 0));
  const step = (WIDTH + GAP) / Math.max(1, bars.length);
  const path = (chosen: readonly boolean[]) => bars.map(({ value }, index) => {
    if (!chosen[index] || value === null || value <= 0 || most <= 0) return '';
    const height = Math.max(1, Math.round((value / most) * HEIGHT * 10) / 10);
    return `M${round(index * step)} ${HEIGHT}v${-height}h${round(step - GAP)}v${height}z`;
  }).join('');
  const now = bars.map(({ period }) => period === running);
  return (
    <span className="spark" aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} preserveAspectRatio="none" focusable="false">
        <path className="base" d={bars.map(({ value }, index) => (value === null || value > 0 ? '' : `M${round(index * step)} ${HEIGHT - 0.5}h${round(step - GAP)}`)).join('')} />
        <path className="bars" d={path(now.map((one) => !one))} />
        <path className="now" d={path(now)} />
      </svg>
    </span>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
