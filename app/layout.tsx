import type { Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DESCRIPTION } from '../components/app/description';
import { hearEarly } from '../components/app/early';
import { Frame } from '../components/app/frame';
import type { Visitor } from '../components/app/frame';
import { Ready } from '../components/app/ready';
import { readText } from '../components/app/times';
import '../components/app/css/index.css';
import { siteAssets } from '../lib/cv/assets';
import { cvsOf } from '../lib/publishing/load-published';
import { lastRead } from '../lib/schedule/last-read';
import { visitor } from './session';
import { siteContext } from './site';

export const viewport: Viewport = { colorScheme: 'light dark' };

/** Who is signed in; a store that cannot be read makes no page fail that does not need it. */
async function corner(): Promise<Visitor | undefined> {
  const nonce = (await headers()).get('x-nonce');
  try {
    const found = nonce === null ? undefined : await visitor();
    if (!found) return undefined;
    const context = await siteContext();
    const [all, read] = await Promise.all([cvsOf(context, found.user), lastRead(context, found.user)]);
    const cv = all.find(({ publishedVersion, edition }) => publishedVersion !== null && edition > 0) ?? all[0];
    return { name: found.user.name || cv?.name || (found.user.account === 'local' ? 'Owner' : found.user.account), cv: cv?.publishedVersion == null ? undefined : `/cv/${cv.slug}`, read: read === undefined ? undefined : readText(read, Date.now()) };
  } catch {
    return undefined;
  }
}

/** The frame of the pages that are no CV. */
export default async function Layout({ children }: { children: ReactNode }) {
  const assets = siteAssets();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <meta name="description" content={DESCRIPTION} />
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: `(${hearEarly.toString()})()` }} />
        {assets.mode === 'site' && (
          <>
            {assets.preload.map((href) => <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />)}
            <link rel="stylesheet" href={assets.css} />
            <script src={assets.script} nonce={nonce} suppressHydrationWarning />
          </>
        )}
      </head>
      <body><Frame visitor={await corner()}>{children}</Frame><Ready /></body>
    </html>
  );
}
