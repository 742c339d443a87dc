/** Values of the page’s colour tokens, light and dark: what stands outside the page has no style sheet that gives them. */
export const TOKEN_VALUES: Record<string, readonly [light: string, dark: string]> = {
  paper: ['#ffffff', '#0f1514'], sunk: ['#f4f6f5', '#161e1c'], ink: ['#12201d', '#e6edeb'], ink2: ['#46534f', '#b0bcb8'], ink3: ['#5e6d68', '#8d9b96'],
  ctl: ['#7d8a86', '#72827d'], line: ['#dce3e0', '#2a3633'], accent: ['#0b5d58', '#63cdc0'],
  'scale-0': ['#edf1ef', '#1b2523'], 'scale-1': ['#b5d8d2', '#17453f'], 'scale-2': ['#76b3ab', '#20706a'], 'scale-3': ['#36867f', '#3a9f95'], 'scale-4': ['#0b5d58', '#7fe0d3'],
};

export type Theme = 'light' | 'dark';

/** The value of a colour token in a theme. Throws where there is no such token. */
export function token(name: string, theme: Theme): string {
  const pair = TOKEN_VALUES[name];
  if (!pair) throw new Error(`There is no colour token ${name}.`);
  return pair[theme === 'light' ? 0 : 1];
}

/** A picture drawn for the page with the colours of one theme written in, so that any program can show it. */
export function inTheme(svg: string, theme: Theme): string {
  return svg
    .replace(/var\(--([\w-]+)\)/gu, (_, name: string) => token(name, theme))
    .replace(/light-dark\(((?:[^(),]|\([^()]*\))+),((?:[^(),]|\([^()]*\))+)\)/gu, (_, light: string, dark: string) => (theme === 'light' ? light : dark).trim());
}
