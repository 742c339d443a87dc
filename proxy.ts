import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';
import { isFromElsewhere } from './lib/accounts/same-origin';
import { signInOrigin, siteAddress } from './lib/config/sign-in-origin';

/**
 * Content security policy of the app's pages: scripts and styles by this answer's nonce or from this site. Mantine writes style attributes.
 * `form-action` names the sign-in's server as well, because the browser asks it also where a form's answer leads to.
 */
function policyOf(nonce: string): string {
  const signIn = signInOrigin();
  return [
    "default-src 'none'", `script-src 'self' 'nonce-${nonce}'`, `style-src 'self' 'nonce-${nonce}'`, "style-src-attr 'unsafe-inline'", "font-src 'self'",
    "img-src 'self' data:", "connect-src 'self'", "base-uri 'none'", "frame-src 'self'", `form-action 'self'${signIn === undefined ? '' : ` ${signIn}`}`, "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * Gives every page of the app its nonce and its headers. CVs and their parts never come here. What another site's page sends, so that something would change, goes no further;
 * each function that a browser can call asks the same by itself.
 */
export function proxy(request: NextRequest): NextResponse {
  if (isFromElsewhere(siteAddress(), request)) return new NextResponse('This request did not come from a page of this site.\n', { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = policyOf(nonce);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries({
    'content-security-policy': policy, 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin', 'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
  })) response.headers.set(name, value);
  return response;
}

export const config = { matcher: ['/((?!api/|cv/|assets/|_next/|icon\\.svg|robots\\.txt).*)', '/api/v1'] };
