/** What decides a place, from the first to the last. */
export interface Ranked {
  activeDays: number;
  languages: number;
  repositories: number;
}

const KEYS = ['activeDays', 'languages', 'repositories'] as const;

function compare(a: Ranked, b: Ranked): number {
  for (const key of KEYS) if (a[key] !== b[key]) return b[key] - a[key];
  return 0;
}

/** Places by active days, then by languages, then by repositories. Equal ones share a place, and the places after them are left free. */
export function placesOf<T extends Ranked>(people: readonly T[]): (T & { place: number })[] {
  let place = 0;
  const sorted = people.filter(({ activeDays }) => activeDays > 0).toSorted(compare);
  return sorted.map((one, at) => {
    const above = sorted[at - 1];
    if (above === undefined || compare(above, one) !== 0) place = at + 1;
    return { ...one, place };
  });
}
