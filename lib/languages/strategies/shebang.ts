import type { FileText } from '../file-text';

/**
 * The interpreter that a first line `#!…` names, e.g. `python3` of `#!/usr/bin/env -S python3.11 -u`, or null. Follows `env` with its options and variables,
 * and scripts that hand themselves to another interpreter by `exec`; the rules are those of Linguist's `shebang.rb` (MIT licence).
 */
export function interpreter(text: FileText): string | null {
  if (!text.startsWith('#!')) return null;
  const line = text.line(0) ?? '';
  const command = /^#!\s*\S+/.exec(line)?.[0];
  if (!command) return null;
  let rest = line.slice(command.length);
  let script = command.split('/').at(-1) ?? '';
  if (script === 'env') {
    rest = rest.replace(/^\s+/, '').replace(/^(?:(?:(?:-[i0uCSv]*|--\S+)\s+)|(?:\S+=\S+\s+))+/, '');
    script = /^\S+/.exec(rest)?.[0] ?? '';
    rest = rest.slice(script.length);
  }
  script = script.replace(/\.\d+$/, '').replace(/^#!\s*/, '');
  if (script === 'sh') {
    const handed = /exec (\w+)[\s"']+\$0[\s"']+\$@/.exec(text.firstLines(5))?.[1];
    if (handed) script = handed;
  }
  if (script === 'osascript' && /-l\s?/.test(rest)) return null;
  return script.split('/').at(-1) || null;
}
