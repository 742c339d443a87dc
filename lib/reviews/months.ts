/** Months since January 1970 of a moment, by UTC; undefined for what is no moment. */
export function monthOfMoment(moment: string | Date | null | undefined): number | undefined {
  const at = moment === null || moment === undefined ? Number.NaN : new Date(moment).getTime();
  if (Number.isNaN(at)) return undefined;
  const date = new Date(at);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** First moment of a month. */
export function monthStart(month: number): Date {
  return new Date(Date.UTC(1970, month, 1));
}

/** Last day of a month, `YYYY-MM-DD`. */
export function lastDay(month: number): string {
  return new Date(Date.UTC(1970, month + 1, 0)).toISOString().slice(0, 10);
}
