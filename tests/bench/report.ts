export interface Row {
  what: string;
  ours: string;
  against: string;
  ratio?: number;
  goal?: string;
}

/** Prints one line a figure as it becomes known, so that a long run shows where it is. */
export function printRow({ what, ours, against, ratio, goal }: Row): void {
  const shown = ratio === undefined ? '' : `${ratio.toFixed(3)} x`;
  console.log(`${what.padEnd(58)} ${ours.padStart(12)}  ${against.padEnd(34)} ${shown.padStart(9)}  ${goal ? `goal ${goal}` : ''}`.trimEnd());
}

/** A heading over the rows that follow. */
export function printHeading(text: string): void {
  console.log(`\n${text}`);
}

export const seconds = (value: number) => `${value.toFixed(2)} s`;
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;
