import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Mark } from '../components/cv/icons';
import { siteAssets } from '../lib/cv/assets';

export const metadata: Metadata = {
  title: 'Commit Stats',
  description: 'A CV page made of the facts of your commits: right numbers, no code kept, shared on your terms.',
};
export const viewport: Viewport = { colorScheme: 'light dark' };

/** The frame of the pages that are no CV. */
export default function Layout({ children }: { children: ReactNode }) {
  const assets = siteAssets();
  return (
    <html lang="en">
      <head>
        {assets.mode === 'site' && (
          <>
            {assets.preload.map((href) => <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />)}
            <link rel="stylesheet" href={assets.css} />
          </>
        )}
      </head>
      <body>
        <a className="skip" href="#main">Skip to the content</a>
        <header className="top wrap"><a className="brand" href="/"><Mark />Commit Stats</a></header>
        {children}
      </body>
    </html>
  );
}
