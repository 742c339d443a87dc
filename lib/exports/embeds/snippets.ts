import { escapeXml } from '../svg';
import type { BadgeFact } from './badge-facts';

/** Something to paste into another page. */
export interface Snippet {
  id: string;
  title: string;
  /** Address of the picture on this site, to show what it looks like. */
  picture: string;
  html: string;
}

const attribute = (text: string): string => escapeXml(text.replaceAll(/\s+/gu, ' '));

/**
 * What an owner pastes into a README or a page: the card, light and dark by the reader’s choice, and badges, each leading to the CV and with its figures in words.
 * HTML, which Markdown takes as well. `page` is the address of a public CV.
 */
export function embedSnippets(page: string, words: string, badges: readonly BadgeFact[]): Snippet[] {
  const here = attribute(page);
  return [
    {
      id: 'card', title: 'Card', picture: `${page}/card.svg`,
      html: `<a href="${here}"><picture><source media="(prefers-color-scheme: dark)" srcset="${here}/card.svg?theme=dark"><img src="${here}/card.svg" width="495" height="195" alt="${attribute(words)}"></picture></a>`,
    },
    ...badges.map(({ name, label, message }): Snippet => ({
      id: `badge-${name}`, title: `Badge: ${label}`, picture: `${page}/badge/${name}.svg`,
      html: `<a href="${here}"><img src="${here}/badge/${name}.svg" height="22" alt="${attribute(`${label}: ${message}`)}"></a>`,
    })),
    {
      id: 'shields', title: 'Badge drawn by shields.io', picture: `${page}/badge/commits.svg`,
      html: `<a href="${here}"><img src="https://img.shields.io/endpoint?url=${encodeURIComponent(`${page}/badge/commits.json`)}" alt="${attribute(badges.filter(({ name }) => name === 'commits').map(({ label, message }) => `${label}: ${message}`).join(''))}"></a>`,
    },
  ];
}
