/** Months of one row on the common time axis: square-root height, the highest of the row as high as the strip. Path data in a box that starts at 0. */
export function stripPath(months: readonly string[], values: ReadonlyMap<string, number>, width: number, height: number): string {
  const most = Math.max(0, ...values.values());
  const step = width / Math.max(1, months.length);
  const bar = Math.max(step * 0.8, step - 0.4);
  return months.map((month, index) => {
    const value = values.get(month) ?? 0;
    if (value <= 0 || most <= 0) return '';
    const tall = Math.max(0.8, Math.sqrt(value / most) * height);
    return `M${(index * step).toFixed(2)} ${height}v${(-tall).toFixed(2)}h${bar.toFixed(2)}v${tall.toFixed(2)}z`;
  }).join('');
}
