/** Module paths in a `go.mod` (go.dev/ref/mod) that are required directly; what is replaced by a folder is left out. */
export function goPackages(text: string): string[] {
  const required: string[] = [];
  const local = new Set<string>();
  let block = '';
  for (const raw of text.split(/\r?\n/u)) {
    const indirect = /\/\/\s*indirect\b/u.test(raw);
    const line = raw.replace(/\/\/.*$/u, '').trim();
    if (line === ')') block = '';
    const opening = /^(require|replace|exclude|retract|tool)\s*\($/u.exec(line);
    if (opening) { block = opening[1] ?? ''; continue; }
    const [, word = block, rest = line] = /^(require|replace)\s+(.*)$/u.exec(line) ?? [];
    if (word === 'require' && !indirect) {
      const path = /^"?([^\s"]+)"?\s+v/u.exec(rest)?.[1];
      if (path !== undefined) required.push(path);
    }
    const replaced = word === 'replace' ? /^(\S+)(?:\s+\S+)?\s*=>\s*(\.{1,2}\/|\/)/u.exec(rest)?.[1] : undefined;
    if (replaced !== undefined) local.add(replaced);
  }
  return required.filter((path) => !local.has(path));
}
