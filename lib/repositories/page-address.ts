/** GitLab's pages of a project stand behind a part of their own, Azure DevOps' behind the repository's name. No repository's path goes on there. */
const PAGES = [/^(https?:\/\/[^/]+\/.+?)\/-(?:\/.*)?$/u, /^(https?:\/\/[^/]+\/(?:.+\/)?_git\/[^/]+)\/.+$/u];

/** `owner/name`, and what GitHub shows of it. */
const GITHUB_PAGE = /^(\/[^/]+\/[^/]+)\/(?:actions|blame|blob|branches|commits?|graphs|issues|pulls?|releases|security|settings|tags|tree|wiki)(?:\/.*)?$/u;

/**
 * The address of the repository to which a page of a forge belongs: of a folder, a file, a commit, a request. Any other address comes back as it is.
 * @param href As `parseRemoteAddress` gives it.
 * @param github Web addresses of servers of GitHub.
 */
export function repositoryOfPage(href: string, github: readonly string[]): string {
  const server = github.find((one) => href.startsWith(`${one}/`));
  const [, path] = server === undefined ? [] : (GITHUB_PAGE.exec(href.slice(server.length)) ?? []);
  if (path !== undefined) return `${server}${path}`;
  for (const pages of PAGES) {
    const [, repository] = pages.exec(href) ?? [];
    if (repository !== undefined) return repository;
  }
  return href;
}
