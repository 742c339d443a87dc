'use client';

import { usePathname } from 'next/navigation';

export interface NavLink { href: string; text: string }

/** Links of the navigation; the one of this page, or of the page above it, says so. */
export function NavLinks({ links }: { links: readonly NavLink[] }) {
  const path = usePathname();
  return links.map(({ href, text }) => (
    <a key={href} href={href} aria-current={path === href || path.startsWith(`${href}/`) ? 'page' : undefined}>{text}</a>
  ));
}
