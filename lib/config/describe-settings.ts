import { text } from '../languages/compiled/environment';

/** Settings that are explained together, in the words of `.env.example`. */
export interface DescribedSettings {
  names: string[];
  says: string;
}

/** What stands under one heading of `.env.example`; the first part has none there. */
export interface SettingsPart {
  title: string;
  settings: DescribedSettings[];
}

const HEADING = /^# --- (.+?) -+$/u;
const NAME = /^([A-Z][A-Z0-9_]*)=/u;

/** A value that can be chosen, as literal text before what it means. */
function choice(line: string): string {
  const [, value = line, meaning] = /^(.+?) {2,}(.+)$/u.exec(line) ?? [];
  return `\`${value}\`${meaning === undefined ? '' : `: ${meaning}`}`;
}

/** Lines of a comment as running text; what stands indented, or after a line that is no end of a sentence and no part of one, keeps a line of its own. */
function joined(lines: readonly string[]): string {
  return lines.reduce((text, line, at) => {
    const before = lines[at - 1] ?? '';
    const apart = line.startsWith(' ') || before.startsWith(' ') || (/[^.,:;]$/u.test(before) && /^[A-Z]/u.test(line));
    return `${text}${at === 0 ? '' : apart ? '\n' : ' '}${line.startsWith(' ') ? choice(line.trim()) : line.trim()}`;
  }, '');
}

/** The settings of a file such as `.env.example`: the comment above a name explains it, and names without a comment of their own go with the one before. */
export function settingsOf(file: string): SettingsPart[] {
  const parts: SettingsPart[] = [{ title: '', settings: [] }];
  let said: string[] = [];
  for (const line of file.split('\n')) {
    const [, title] = HEADING.exec(line) ?? [];
    const [, name] = NAME.exec(line) ?? [];
    const settings: DescribedSettings[] = parts.at(-1)?.settings ?? [];
    if (title !== undefined) parts.push({ title, settings: [] });
    else if (name !== undefined && said.length === 0 && settings.length > 0) settings.at(-1)?.names.push(name);
    else if (name !== undefined) settings.push({ names: [name], says: joined(said) });
    if (line.startsWith('# ') && title === undefined) said.push(line.slice(2));
    else said = [];
  }
  return parts.filter(({ settings }) => settings.length > 0);
}

/** Every setting that the program reads, with what it is for. */
export function describeSettings(): SettingsPart[] {
  return settingsOf(text);
}
