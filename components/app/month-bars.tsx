const WIDTH = 182;
const HEIGHT = 18;
const GAP = 2;

/** Twelve bars on one scale of their own. Hidden from assistive technology: the figure beside it says it. */
export function MonthBars({ bars }: { bars: readonly number[] }) {
  const most = Math.max(1, ...bars);
  const step = (WIDTH + GAP) / Math.max(1, bars.length);
  return (
    <svg className="month-bars" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true" focusable="false">
      {bars.map((value, at) => value > 0 && <rect key={at} x={at * step} width={step - GAP} y={HEIGHT - Math.max(1, (value / most) * HEIGHT)} height={Math.max(1, (value / most) * HEIGHT)} />)}
    </svg>
  );
}
