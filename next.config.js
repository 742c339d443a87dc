import path from 'node:path';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // No page shows a picture that would have to be made smaller: nothing is fetched or converted on anybody's behalf.
  images: { unoptimized: true },
  // The server in front packs what it serves; under plain `next start` Next does.
  serverExternalPackages: ['libsql', 'fontkit', 'highcharts', 'pino'],
  turbopack: { root: path.resolve(import.meta.dirname) },
};
