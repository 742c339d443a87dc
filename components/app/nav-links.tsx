'use client';

import { usePathname } from 'next/navigation';

export interface NavLink { href: string; text: string }

/** Links of the navigation; the one of this page, or of the nearest page above it, says so. */
export function NavLinks({ links }: { links: readonly NavLink[] }) {
  const path = usePathname();
  const above = links.filter(({ href }) => path === href || path.startsWith(`${href}/`)).map(({ href }) => href);
  const here = above.toSorted((a, b) => b.length - a.length)[0];
  return links.map(({ href, text }) => <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>{text}</a>);
}
