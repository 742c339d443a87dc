/** A package's name as people say it: modules of Go that lie at GitHub without the host. */
export function shortPackageName(name: string): string {
  return name.replace(/^github\.com\//u, '');
}
