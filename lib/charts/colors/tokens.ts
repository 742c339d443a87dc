/** Names of the page's colour tokens, as fills of an SVG; the page's style sheet gives them their values in both themes. */
export const TOKENS = {
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  ink2: 'var(--ink2)',
  ink3: 'var(--ink3)',
  /** Axis lines. */
  control: 'var(--ctl)',
  /** Hairlines, and the work outside a chosen language. */
  line: 'var(--line)',
  accent: 'var(--accent)',
  /** The part of the whole history that is in view. */
  window: 'light-dark(rgba(11,93,88,.14),rgba(99,205,192,.18))',
} as const;

/** Steps of the one-hue scale from nothing to most. */
export const SCALE = ['var(--scale-0)', 'var(--scale-1)', 'var(--scale-2)', 'var(--scale-3)', 'var(--scale-4)'] as const;
/** The hue of bars that stand for no language. */
export const BAR = SCALE[3];
