/** Parts of the non-zero values below which the steps of the colour scale end. */
const CUTS = [0.25, 0.5, 0.8];

/** Where the steps 2, 3 and 4 of a colour scale begin: cut at 25, 50 and 80 % of the values above zero, each higher than the one before. */
export function scaleCuts(values: readonly number[]): number[] {
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const cuts: number[] = [];
  for (const part of CUTS) {
    const value = sorted[Math.floor(part * sorted.length)] ?? 0;
    cuts.push(Math.max(value, (cuts.at(-1) ?? 1) + 1));
  }
  return cuts;
}

/** Step 0 (nothing) to 4 (most) of a value. */
export function scaleStep(value: number, cuts: readonly number[]): 0 | 1 | 2 | 3 | 4 {
  if (value <= 0) return 0;
  return (1 + cuts.filter((cut) => value >= cut).length) as 1 | 2 | 3 | 4;
}
