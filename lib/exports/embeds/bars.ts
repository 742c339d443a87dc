/** Bars over an axis at the bottom of a box, as path data; what is nothing has none, what is little keeps one px. */
export function bars(values: readonly number[], box: { x: number; y: number; width: number; height: number }, gap: number, most = Math.max(0, ...values)): string {
  const step = box.width / Math.max(1, values.length);
  const round = (value: number): number => Math.round(value * 100) / 100;
  return values.map((value, index) => {
    if (value <= 0 || most <= 0) return '';
    const height = round(Math.max(1, (value / most) * box.height));
    return `M${round(box.x + index * step)} ${box.y + box.height}v${-height}h${round(step - gap)}v${height}z`;
  }).join('');
}
