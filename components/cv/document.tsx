import type { ReactNode } from 'react';
import type { CvAssets } from '../../lib/cv/types';
import type { Words } from '../../lib/cv/words/types';
import { wordsOf } from '../../lib/cv/words/words';
import { Icon, Mark } from './icons';

/** The document around every public page: head, skip link, mark and theme switch. */
export function Document({ assets, words = wordsOf(), title, description, index, skip, head, tools, children }: {
  assets: CvAssets; /** English where it is left out. */ words?: Words; title: string; description: string; index: boolean; skip: string; /** More for the head. */ head?: ReactNode; /** Beside the theme switch. */ tools?: ReactNode; children: ReactNode;
}) {
  const site = assets.mode === 'site';
  return (
    <html lang={words.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={description} />
        {!index && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        {head}
        {site ? (
          <>
            <script src={assets.script} />
            <link rel="stylesheet" href={assets.css} />
            {assets.preload.map((href) => <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />)}
            <link rel="icon" href={assets.icon} type="image/svg+xml" />
          </>
        ) : <style dangerouslySetInnerHTML={{ __html: assets.style }} />}
      </head>
      <body>
        <a className="skip" href="#main">{skip}</a>
        <header className="top wrap">
          {site ? <a className="brand" href="/"><Mark />Commit Stats</a> : <span className="brand"><Mark />Commit Stats</span>}
          {tools}
          {site && <button type="button" className="theme" data-theme-switch="" aria-label={words.common.darkColours}><Icon name="moon" /></button>}
        </header>
        {children}
      </body>
    </html>
  );
}
