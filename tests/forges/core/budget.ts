/** Requests that are left until somebody has to wait. */
export interface Budget {
  limit: number;
  left: number;
}

/** Takes one request off; false where none is left. */
export function spend(budget: Budget): boolean {
  budget.left -= 1;
  return budget.left >= 0;
}

/** What the headers say of a budget: how much there is, how much is left and how much is gone. */
export function figures({ limit, left }: Budget): { limit: string; left: string; used: string } {
  const rest = Math.max(0, left);
  return { limit: String(limit), left: String(rest), used: String(limit - rest) };
}
