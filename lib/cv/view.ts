import type { Measure } from '../charts/types';
import { AppError } from '../errors/app-error';
import type { View } from '../snapshots/types';
import { addMonths, lastDay } from './months';
import type { CvView } from './types';
import type { Words } from './words/types';
import { wordsOf } from './words/words';

const MEASURES: readonly Measure[] = ['commits', 'lines', 'days'];
const EARLIEST = 1970;
const LATEST = 2200;

/** The view that an address without a choice shows. */
export const WHOLE_VIEW: CvView = { measure: 'commits' };

function month(name: 'from' | 'to', value: string, { view }: Words): string {
  const year = Number(value.slice(0, 4));
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(value) || year < EARLIEST || year > LATEST) {
    throw new AppError('wrong-use', view.noMonth(value.slice(0, 40), name));
  }
  return value;
}

/**
 * Reads the view from an address. Empty and unknown parameters are ignored, so that a form may send empty fields.
 * Throws `wrong-use` with one sentence for a choice that cannot be: no month, an end before the start, a measure or a
 * language that the page does not have.
 */
export function parseView(query: URLSearchParams, languages: readonly string[], words: Words = wordsOf()): CvView {
  const read = (name: string) => query.get(name)?.trim() || undefined;
  const [from, to, language, measure] = [read('from'), read('to'), read('language'), read('measure')];
  const view: CvView = { measure: 'commits' };
  if (from !== undefined) view.from = month('from', from, words);
  if (to !== undefined) view.to = month('to', to, words);
  if (view.from !== undefined && view.to !== undefined && view.from > view.to) {
    throw new AppError('wrong-use', words.view.backwards(words.longMonth(view.from), words.longMonth(view.to)));
  }
  if (measure !== undefined) {
    const known = MEASURES.find((one) => one === measure);
    if (known === undefined) throw new AppError('wrong-use', words.view.noMeasure(measure.slice(0, 40)));
    view.measure = known;
  }
  if (language !== undefined) {
    const known = languages.find((one) => one.toLowerCase() === language.toLowerCase());
    if (known === undefined) throw new AppError('wrong-use', words.view.noLanguage(language.slice(0, 40)));
    view.language = known;
  }
  return view;
}

/** The one query string of a view, without `?`; empty for the whole view. Two views are the same exactly when theirs are. */
export function serialiseView(view: CvView): string {
  const parts: string[] = [];
  if (view.key !== undefined) parts.push(`k=${encodeURIComponent(view.key)}`);
  if (view.from !== undefined) parts.push(`from=${view.from}`);
  if (view.to !== undefined) parts.push(`to=${view.to}`);
  if (view.language !== undefined) parts.push(`language=${encodeURIComponent(view.language)}`);
  if (view.measure !== 'commits') parts.push(`measure=${view.measure}`);
  return parts.join('&');
}

const OWN = new Set(['from', 'to', 'language', 'measure']);

/**
 * The query string under which a view should stand where it was asked for by another one: a form sends empty fields, a reader
 * types in any order. Parameters that are not the view's stay, in front. Undefined where the query is right as it is.
 */
export function canonicalQuery(query: URLSearchParams, view: CvView): string | undefined {
  const wanted = serialiseView(view);
  const [own, others] = [new URLSearchParams(), new URLSearchParams()];
  for (const [name, value] of query) (OWN.has(name) ? own : others).append(name, value);
  if (own.toString() === new URLSearchParams(wanted).toString()) return undefined;
  return [others.toString(), wanted].filter((part) => part !== '').join('&');
}

/** The address of a view on a page, e.g. `/cv/ada?language=Go`. */
export function viewAddress(path: string, view: CvView): string {
  const query = serialiseView(view);
  return query === '' ? path : `${path}?${query}`;
}

/** The period and language of a view as the snapshot understands them: days, both included. */
export function snapshotView(view: CvView): View {
  return {
    ...(view.from !== undefined && { from: `${view.from}-01` }),
    ...(view.to !== undefined && { to: lastDay(view.to) }),
    ...(view.language !== undefined && { language: view.language }),
  };
}

export interface Preset {
  id: 'all' | 'years' | 'months';
  view: CvView;
}

/** The periods offered on every page, seen from a day; they are drawn together with the snapshot. A period of months counts the running one. */
export function presets(today: string): Preset[] {
  const to = today.slice(0, 7);
  return [
    { id: 'all', view: { measure: 'commits' } },
    { id: 'years', view: { from: addMonths(to, -59), to, measure: 'commits' } },
    { id: 'months', view: { from: addMonths(to, -11), to, measure: 'commits' } },
  ];
}

/** The preset whose period a view has, if any; language and measure do not matter. */
export function presetOf(view: CvView, today: string): Preset['id'] | undefined {
  return presets(today).find(({ view: { from, to } }) => from === view.from && to === view.to)?.id;
}

/** Whether a view's charts are drawn together with the snapshot: a preset period, nothing else chosen. */
export function isPreset(view: CvView, today: string): boolean {
  return view.language === undefined && view.measure === 'commits' && presetOf(view, today) !== undefined;
}

/** Whether a view shows everything. */
export function isWhole(view: CvView): boolean {
  return view.from === undefined && view.to === undefined && view.language === undefined;
}
