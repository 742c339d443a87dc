import type { Shown } from './context';

/** What the owner says of years without a commit, in his own words. */
export function Gaps({ shown: { page } }: { shown: Shown }) {
  const active = new Set(page.figures.byYear.filter(({ commits }) => commits > 0).map(({ period }) => period));
  const [first, last] = [page.figures.first?.slice(0, 4) ?? '', page.figures.last?.slice(0, 4) ?? ''];
  const notes = (page.cv.gaps ?? []).filter(({ year, note }) => note.trim() !== '' && !active.has(String(year)) && String(year) > first && String(year) < last);
  if (notes.length === 0) return null;
  return <ul className="gaps">{notes.toSorted((a, b) => a.year - b.year).map(({ year, note }) => <li key={year}><b>{year}</b> <span className="serif" dir="auto">{note}</span></li>)}</ul>;
}
