import { plainAddress } from '../../lib/exports/live-address';
import type { Shown } from './context';

/** What others show beside a link to the page, and its feed. Only of public CVs: nothing of the others is for third parties. */
export function Previews({ shown: { page: { cv, address } }, description }: { shown: Shown; description: string }) {
  if (address === undefined || cv.visibility !== 'public') return null;
  const here = plainAddress(address);
  return (
    <>
      <meta property="og:type" content="profile" />
      <meta property="og:title" content={cv.name} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={here} />
      <meta property="og:image" content={`${here}/og.png`} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      <meta property="og:image:alt" content={description} />
      <meta name="twitter:card" content="summary_large_image" />
      <link rel="alternate" type="application/atom+xml" title={cv.name} href={`${here}/feed.atom`} />
    </>
  );
}
