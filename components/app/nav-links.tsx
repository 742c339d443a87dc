'use client';

import { usePathname } from 'next/navigation';

export interface NavLink {
  href: string;
  text: string;
  /** Pages that belong under this one, though their addresses lie elsewhere. */
  below?: readonly string[];
}

/** Links of the navigation; the one of this page, or of the nearest page above it, says so. */
export function NavLinks({ links }: { links: readonly NavLink[] }) {
  const path = usePathname();
  const above = links.flatMap(({ href, below = [] }) => [href, ...below].filter((one) => path === one || path.startsWith(`${one}/`)).map((one) => ({ href, depth: one.length })));
  const here = above.toSorted((a, b) => b.depth - a.depth)[0]?.href;
  return links.map(({ href, text }) => <a key={href} href={href} aria-current={href === here ? 'page' : undefined}>{text}</a>);
}
