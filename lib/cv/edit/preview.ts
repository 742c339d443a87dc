import { readFileSync } from 'node:fs';
import path from 'node:path';
import { siteAssets } from '../assets';

/** How a preview differs from the page that it shows. */
export interface PreviewChoices {
  /** Where the preview stands instead of the page. */
  address: string;
  slug: string;
  /** `light`, `dark`, or anything else for the system's. */
  theme: string;
  /** Whether it shows the page as it is printed. */
  print: boolean;
  /** Through which link it looks, or `address` for a reader without one; absent for the draft. */
  through?: string;
  /** Whether the password of that link counts as typed. */
  typed?: boolean;
}

let printStyle: string | undefined;

/** The page's style with what is meant for print in force on the screen. */
function styleForPrint(href: string): string {
  printStyle ??= readFileSync(/* turbopackIgnore: true */ path.join(process.cwd(), 'public', 'assets', path.basename(href)), 'utf8')
    .replaceAll(/@media print/gu, '@media all').replaceAll(/@media (?:only )?screen[^{]*/gu, '@media not all');
  return `${printStyle} body { padding: 14mm; }`;
}

/** What every address within the frame keeps of the choices. */
function keptOf({ theme, print, through, typed }: PreviewChoices): [string, string][] {
  const kept: [string, string | undefined][] = [['theme', theme === 'light' || theme === 'dark' ? theme : undefined], ['media', print ? 'print' : undefined], ['through', through], ['typed', typed ? '1' : undefined]];
  return kept.filter((one): one is [string, string] => one[1] !== undefined);
}

const quoted = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The markup of a page as it stands in the editor's frame: links stay in the frame, nothing runs, theme and medium are the chosen ones. */
export function previewMarkup(html: string, choices: PreviewChoices): string {
  const { address, slug, theme, print } = choices;
  const kept = keptOf(choices);
  const keep = quoted(new URLSearchParams(kept).toString());
  const chosen = theme === 'light' || theme === 'dark' ? ` data-theme="${theme}"` : '';
  const inFrame = html
    .replace(/<html /u, `<html${chosen} `)
    .replaceAll(/<script src="[^"]*"[^>]*><\/script>/gu, '')
    .replaceAll(/(href|action)="\/cv\/([^"/?#]+)((?:\/[^"?#]*)?)(\??)/gu, (all, name: string, page: string, part: string, mark: string) => {
      if (page !== slug) return all;
      return `${name}="${address}${part}${keep === '' ? mark : `?${keep}${mark === '' ? '' : '&amp;'}`}`;
    })
    // A form that asks leaves out what stands in its address.
    .replaceAll(/<form [^>]*method="get"[^>]*>/gu, (form) => `${form}${kept.map(([name, value]) => `<input type="hidden" name="${name}" value="${quoted(value)}">`).join('')}`);
  if (!print) return inFrame;
  const assets = siteAssets();
  if (assets.mode !== 'site') return inFrame;
  return inFrame.replace(/<link rel="stylesheet"[^>]*>/u, () => `<style>${styleForPrint(assets.css)}</style>`);
}

/** Headers of a preview: in frames of this site only, kept nowhere, without script; a style of its own only where it shows print. Names in lower case. */
export function previewHeaders({ print }: Pick<PreviewChoices, 'print'>): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'self'${print ? " 'unsafe-inline'" : ''}; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`,
    'x-frame-options': 'SAMEORIGIN', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow',
  };
}
