import type { Person } from '../git/types';
import { addressOf } from './identity';
import { oncePerPerson } from './once-per-person';

/** Addresses that services commit with and that do not end in `[bot]`. */
export const BOT_ADDRESSES: ReadonlySet<string> = new Set([
  'action@github.com',
  'actions@github.com',
  'azuredevops@microsoft.com',
  'bors@rust-lang.org',
  'bot@pyup.io',
  'bot@renovateapp.com',
  'bot@stepsecurity.io',
  'builds@travis-ci.com',
  'builds@travis-ci.org',
  'dependabot@github.com',
  'deploy@travis-ci.org',
  'github-action@users.noreply.github.com',
  'github-actions@github.com',
  'github-actions@users.noreply.github.com',
  'github-bot@pyup.io',
  'gitlab-bot@gitlab.com',
  'hosted@weblate.org',
  'imgbothelp@gmail.com',
  'k8s-ci-robot@users.noreply.github.com',
  'noreply-mt-weblate@weblate.org',
  'noreply@dependabot.com',
  'noreply@renovatebot.com',
  'project-bot@gitlab.com',
  'renovate@whitesourcesoftware.com',
  'semantic-release-bot@martynus.net',
  'snyk-bot@snyk.io',
  'support@dependabot.com',
  'support@greenkeeper.io',
  'support@renovateapp.com',
  'support@snyk.io',
  'travis@travis-ci.org',
]);

/** Names under which services commit from addresses that differ by installation; in lower case. */
export const BOT_NAMES: ReadonlySet<string> = new Set([
  'allcontributors',
  'dependabot',
  'dependabot-preview',
  'dependabot-support',
  'github action',
  'github actions',
  'github-actions',
  'gitlab renovate bot',
  'greenkeeper',
  'greenkeeperio-bot',
  'imgbot',
  'imgbotapp',
  'microsoft.visualstudio.services.tfs',
  'pre-commit-ci',
  'pyup-bot',
  'pyup.io bot',
  'renovate',
  'renovate bot',
  'renovate-bot',
  'semantic-release-bot',
  'snyk-bot',
  'snyk bot',
  'travis ci',
  'whitesource renovate',
]);

/** `12345+name[bot]@…` and `name[bot]@…`; project and group access tokens of GitLab; build identities of Azure DevOps. */
const BOT_LOCAL_PART = /\[bot\]$/;
const GITLAB_TOKEN = /^(?:project|group)_?\d+_bot[0-9a-f_]*$/;
const AZURE_BUILD = / build service(?: \(.*\))?$/;

/**
 * Whether a commit's author is a program: a name or address ending in `[bot]`, a known address or name of a service,
 * a GitLab access-token user, an Azure DevOps build identity. An address that merely contains "bot" is a person.
 */
export const isBot = oncePerPerson((person: Person): boolean => {
  const name = person.name.trim().toLowerCase();
  if (name.endsWith('[bot]') || BOT_NAMES.has(name) || AZURE_BUILD.test(name)) return true;
  const email = addressOf(person);
  if (BOT_ADDRESSES.has(email)) return true;
  const at = email.lastIndexOf('@');
  const local = at < 0 ? email : email.slice(0, at);
  return BOT_LOCAL_PART.test(local) || GITLAB_TOKEN.test(local);
});
