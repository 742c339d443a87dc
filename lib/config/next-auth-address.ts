/**
 * Tells next-auth where the site is. It takes its own address from the environment alone, and would otherwise believe the request's
 * `Host` header or take a default: the address in the settings is the only one that callbacks and cookies may be made for.
 */
export function nameSiteForNextAuth(baseUrl: string): void {
  process.env['NEXTAUTH_URL'] = `${new URL(baseUrl).origin}/api/auth`;
}
