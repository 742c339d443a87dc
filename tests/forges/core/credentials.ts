import type { Asked } from './server';

/** The password of a Basic login, whatever the user; undefined without one. */
export function passwordOf({ headers }: Pick<Asked, 'headers'>): string | undefined {
  const basic = /^basic (.+)$/iu.exec(headers.authorization ?? '')?.[1];
  return basic === undefined ? undefined : Buffer.from(basic, 'base64').toString('utf8').replace(/^[^:]*:/u, '');
}

/** The token of a Bearer header, or of the older word that GitHub takes as well; undefined without one. */
export function bearerOf({ headers }: Pick<Asked, 'headers'>): string | undefined {
  return /^(?:bearer|token) (.+)$/iu.exec(headers.authorization ?? '')?.[1];
}
