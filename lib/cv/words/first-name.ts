/** The name a sentence uses for the owner: the first one; undefined where the page has none, or an address in its place. */
export function firstName(name: string): string | undefined {
  const first = name.trim().split(/\s+/u)[0] ?? '';
  return first === '' || first.includes('@') ? undefined : first;
}
