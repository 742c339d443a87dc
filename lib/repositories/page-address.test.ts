import { describe, expect, it } from 'vitest';
import { repositoryOfPage } from './page-address';

const GITHUB = ['https://github.com', 'https://git.halden.example'];

describe('the address of a page of a repository', () => {
  it.each([
    ['https://github.com/ada/engine/tree/main/src', 'https://github.com/ada/engine'],
    ['https://github.com/ada/engine/blob/main/README.md', 'https://github.com/ada/engine'],
    ['https://github.com/ada/engine/pulls', 'https://github.com/ada/engine'],
    ['https://git.halden.example/ada/engine/commit/0123abc', 'https://git.halden.example/ada/engine'],
    ['https://gitlab.com/team/sub/engine/-/tree/main', 'https://gitlab.com/team/sub/engine'],
    ['https://git.example.org/gitlab/team/engine/-/merge_requests/3', 'https://git.example.org/gitlab/team/engine'],
    ['https://gitlab.com/team/engine/-', 'https://gitlab.com/team/engine'],
    ['https://dev.azure.com/fabrikam/Web%20shop/_git/Shop%20front/pullrequests', 'https://dev.azure.com/fabrikam/Web%20shop/_git/Shop%20front'],
    ['https://dev.azure.com/fabrikam/_git/shop/commit/0123abc', 'https://dev.azure.com/fabrikam/_git/shop'],
  ])('%s is that of the repository', (page, repository) => {
    expect(repositoryOfPage(page, GITHUB)).toBe(repository);
  });

  it.each([
    'https://github.com/ada/engine', 'https://github.com/ada/engine.git', 'https://gitea.halden.example/tree/blob/tree', 'https://gitlab.com/team/tree/blob', 'https://gitlab.com/-/engine',
    'https://dev.azure.com/fabrikam/Web%20shop/_git/Shop%20front', 'https://git.example.org/a-/-b/engine', 'https://github.com/tree/tree', 'https://github.com/',
  ])('%s is no page, and stays', (address) => {
    expect(repositoryOfPage(address, GITHUB)).toBe(address);
  });
});
