/** The day on this machine's clock, `YYYY-MM-DD`. */
export function localToday(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The day in UTC, `YYYY-MM-DD`. */
export function utcToday(now = new Date()): string {
  return now.toISOString().slice(0, 10);
}

/** A day for whoever asks thousands of times a second: worked out once a minute, since days begin with a whole minute in every zone. `now` in milliseconds since 1970. */
export function oncePerMinute(day: (now: Date) => string, now: () => number = Date.now): () => string {
  let [minute, kept] = [-1, ''];
  return () => {
    const at = now();
    const current = Math.floor(at / 60_000);
    if (current !== minute) [minute, kept] = [current, day(new Date(at))];
    return kept;
  };
}
