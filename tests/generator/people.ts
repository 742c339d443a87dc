import type { Random } from './random';

/** A person as bytes in a commit and as he is meant. */
export interface GeneratedPerson {
  /** Bytes of `Name <mail>` (latin1 string). */
  written: string;
  /** Address as compared. */
  email: string;
  bot: boolean;
  /** Encoding header the bytes need. */
  encoding?: string;
}

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const person = (name: string, email: string, more: Partial<GeneratedPerson> = {}): GeneratedPerson => ({
  written: utf8(`${name} <${email}>`), email: email.toLowerCase(), bot: false, ...more,
});

export const ADA = 'ada@example.org';

export const PEOPLE: GeneratedPerson[] = [
  person('Ada', 'ada@example.org'),
  person('Ada', 'ada@example.org'),
  person('Ada L.', 'Ada@Example.ORG'),
  person('Ada "the" <Lovelace', 'ada@example.org', { written: 'Ada "the" Lovelace <ada@example.org>' }),
  person('Bob', 'bob@example.org'),
  person('Bob', 'xada@example.org'),
  person('Cé 日本', 'c\u00e9@ex\u00e4mple.org'),
  person('Dür', 'd@example.org', { written: 'D\xfcr <d@example.org>', encoding: 'ISO-8859-1' }),
  person('Broken', 'broken@example.org', { written: 'Br\xffken <broken@example.org>' }),
  person('Nobody', ''),
  person('Spaced', 'sp aced@example.org'),
  person('dependabot[bot]', '49699333+dependabot[bot]@users.noreply.github.com', { bot: true }),
  person('Renovate Bot', 'bot@renovateapp.com', { bot: true }),
];

export interface GeneratedClock {
  /** As written: seconds and zone. */
  written: string;
  /** Seconds as meant; null where none are possible. */
  seconds: number | null;
  zoneMinutes: number;
}

const ZONES: [string, number][] = [
  ['+0000', 0], ['-0000', 0], ['+0100', 60], ['-0730', -450], ['+0530', 330], ['+1400', 840], ['-1200', -720], ['+0545', 345], ['+9999', 0], ['+051800', 0], ['-0099', 0],
];
const IMPOSSIBLE = [0, 1, 4_102_444_800, 253_402_300_800, 99_999_999_999];

/** Mostly an ordinary clock near the given second, rarely one no calendar should show. */
export function someClock(random: Random, near: number): GeneratedClock {
  const seconds = random.chance(0.06) ? random.pick(IMPOSSIBLE) : near + random.between(-90_000, 90_000);
  const [zone, zoneMinutes] = random.pick(ZONES);
  return { written: `${seconds} ${zone}`, seconds, zoneMinutes };
}

/** Day on the author's clock (days since 1970-01-01); null before 1970, at its first second and after 2099. */
export function expectedDay({ seconds, zoneMinutes }: Pick<GeneratedClock, 'seconds' | 'zoneMinutes'>): number | null {
  if (seconds === null || seconds <= 0) return null;
  const local = seconds + zoneMinutes * 60;
  return local < 0 || new Date(local * 1000).getUTCFullYear() > 2099 ? null : Math.floor(local / 86_400);
}
