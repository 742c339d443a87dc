import type { CvLanguage } from '../../documents/collections/cv-languages';

/** A noun by the plural categories of a language (CLDR); `other` stands for those that it does not name. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** How a language writes numbers, dates and lists. */
export interface Formats {
  language: CvLanguage;
  /** Its tag for Intl. */
  locale: string;
  /** A whole number in groups, e.g. `18,137`; a negative one with the minus sign U+2212. */
  count: (value: number) => string;
  /** A count that may be a sum of divided commits: whole from 1, `<1` where something is there, `0` where nothing is. */
  share: (value: number) => string;
  /** A number with one digit after the point at most, e.g. `12.4`. */
  decimal: (value: number) => string;
  /** A part of 1 as per cent: `21%`, `0.8%` below one, never rounded up to all or down to nothing; unknown is an en dash. */
  percent: (part: number | null) => string;
  /** `a`, `a and b`, `a, b and c`. */
  list: (words: readonly string[]) => string;
  /** The form of a noun that a number asks for. */
  plural: (value: number, forms: PluralForms) => string;
  /** The number and its noun: `1 commit`, `1,061 commits`. */
  amount: (value: number, forms: PluralForms) => string;
  /** `2026-11-20` as `20 Nov 2026`. */
  day: (date: string) => string;
  /** `2026-11` or a day in it as `Nov 2026`. */
  shortMonth: (month: string) => string;
  /** `2026-11` or a day in it as `November 2026`. */
  longMonth: (month: string) => string;
  /** An ISO time as `20 Nov 2026, 14:15 UTC`; a midnight to the millisecond is a moment given by its day alone. */
  instant: (iso: string) => string;
  /** `2013–2026`, or `2013` where both ends are one. */
  range: (from: string, to: string) => string;
  /** Names of the months from January on. */
  months: (width: 'long' | 'short') => string[];
  /** Names of the days from Monday on. */
  weekdays: (width: 'long' | 'short') => string[];
}

/** What Intl leaves open: the tag, and the sign behind the number of a day. */
const MARKS: Record<CvLanguage, { locale: string; ordinal: string }> = {
  en: { locale: 'en-US', ordinal: '' },
  de: { locale: 'de-DE', ordinal: '.' },
};
/** A Monday, for the names of the days. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** Makes something when it is first asked for: what Intl loads takes longer than all else here, and a command that prints JSON needs none. */
function late<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

function makeFormats(language: CvLanguage): Formats {
  const { locale, ordinal } = MARKS[language];
  const whole = late(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
  const tenths = late(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }));
  const parts = late(() => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
  const smallParts = late(() => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  const plurals = late(() => new Intl.PluralRules(locale));
  const lists = late(() => new Intl.ListFormat(language === 'en' ? 'en-GB' : locale, { type: 'conjunction' }));
  const namesOfMonths = (month: 'long' | 'short') => late(() => {
    const names = new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' });
    // With a day beside it a month has the form that dates take.
    return Array.from({ length: 12 }, (_, index) => names.formatToParts(Date.UTC(2024, index, 1)).find(({ type }) => type === 'month')?.value ?? '');
  });
  const [long, short] = [namesOfMonths('long'), namesOfMonths('short')];
  const weekdays = (width: 'long' | 'short') => late(() => {
    const names = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, index) => names.format(MONDAY + index * DAY));
  });
  const days = { long: weekdays('long'), short: weekdays('short') };
  const nameOf = (names: readonly string[], month: string): string => `${names[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`;
  const formats: Formats = {
    language, locale,
    count: (value) => (value < 0 ? `\u2212\u2009${whole().format(-value)}` : whole().format(value)),
    share: (value) => (value > 0 && value < 0.5 ? '<1' : formats.count(Math.round(value))),
    decimal: (value) => tenths().format(value),
    percent(part) {
      if (part === null || Number.isNaN(part)) return '–';
      if (part <= 0) return parts().format(0);
      if (part < 0.0005) return `<${smallParts().format(0.001)}`;
      if (part < 0.0095) return smallParts().format(part);
      return part < 1 && part >= 0.995 ? `>${parts().format(0.99)}` : parts().format(part);
    },
    list: (words) => lists().format(words),
    plural: (value, forms) => forms[plurals().select(value)] ?? forms.other,
    amount: (value, forms) => `${formats.count(value)} ${formats.plural(value, forms)}`,
    day: (date) => `${Number(date.slice(8, 10))}${ordinal} ${formats.shortMonth(date)}`,
    shortMonth: (month) => nameOf(short(), month),
    longMonth: (month) => nameOf(long(), month),
    instant(iso) {
      const utc = new Date(iso).toISOString();
      return utc.endsWith('T00:00:00.000Z') ? formats.day(utc) : `${formats.day(utc)}, ${utc.slice(11, 16)} UTC`;
    },
    range: (from, to) => (from === to ? from : `${from}–${to}`),
    months: (width) => (width === 'long' ? long() : short()),
    weekdays: (width) => days[width](),
  };
  return formats;
}

const made = new Map<CvLanguage, Formats>();

/** How a language writes numbers, dates and lists. */
export function formatsOf(language: CvLanguage): Formats {
  const there = made.get(language) ?? makeFormats(language);
  made.set(language, there);
  return there;
}
