import * as languages from 'linguist-languages';

const colors = new Map<string, string>(
  Object.values(languages as unknown as Record<string, { name?: string; color?: string }>)
    .flatMap(({ name, color }) => (name !== undefined && color !== undefined ? [[name, color] as const] : [])),
);

/** Linguist's own colour of a language as `#rrggbb`, null where it has none. */
export function linguistColor(language: string): string | null {
  return colors.get(language) ?? null;
}
