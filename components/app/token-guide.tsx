import { Icon } from './icon';

export const FORGE_LIST = ['github', 'gitlab', 'azure-devops'] as const;
export type GuidedForge = (typeof FORGE_LIST)[number];

/** What a token of each forge has to be: the rights, why, and the page on which it is made. */
export const GUIDES: Readonly<Record<GuidedForge, { name: string; where: string; kind: string; page: string; pageName: string; rights: { scope: string; why: string; optional?: true }[]; steps: string[]; watch: string; starts: string }>> = {
  'github': {
    name: 'GitHub', where: 'github.com or Enterprise', kind: 'Fine-grained personal access token', page: '/settings/personal-access-tokens/new', pageName: 'GitHub’s page for a new fine-grained token', starts: 'github_pat_…',
    rights: [
      { scope: 'Metadata: read', why: 'lists your repositories; GitHub adds it by itself' },
      { scope: 'Contents: read', why: 'reads commits; files are forgotten after counting' },
      { scope: 'Email addresses: read', why: 'account permission: which addresses are verified as yours' },
      { scope: 'Pull requests: read', why: 'only if you like: counts those you opened and reviewed in private repositories', optional: true },
    ],
    steps: ['Choose as resource owner yourself, or the organisation whose repositories you want.', 'Choose “Only select repositories” and pick them, or all.'],
    watch: 'Outside collaborators need a classic token with repo and user:email. That one can also write, so prefer the first.',
  },
  'gitlab': {
    name: 'GitLab', where: 'gitlab.com or your own', kind: 'Personal access token', page: '/-/user_settings/personal_access_tokens', pageName: 'GitLab’s page for personal access tokens', starts: 'glpat-…',
    rights: [
      { scope: 'read_api', why: 'lists your projects and your addresses' },
      { scope: 'read_repository', why: 'reads commits; files are forgotten after counting' },
    ],
    steps: ['Choose “Add new token”, give it a name and an end date.'],
    watch: 'Never api: it can write.',
  },
  'azure-devops': {
    name: 'Azure DevOps', where: 'one organisation each', kind: 'Personal access token, one organisation each', page: '/_usersSettings/tokens', pageName: 'the page “Personal access tokens” of your organisation', starts: '84 letters and digits',
    rights: [{ scope: 'Code: read', why: 'lists repositories and reads commits; files are forgotten after counting' }],
    steps: ['Choose “New Token” and the organisation; “Custom defined” scopes.'],
    watch: 'Never “Full access”. Azure DevOps does not tell when a token ends: enter the day here, and you are warned.',
  },
};

const AMOUNTS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 4: 'four' };

/** How to make the smallest token of a forge, step by step. */
export function TokenGuide({ forge, server }: { forge: GuidedForge; server: string }) {
  const { page, pageName, steps, rights, watch } = GUIDES[forge];
  const needed = rights.filter(({ optional }) => optional === undefined).length;
  const href = forge === 'azure-devops' ? undefined : `${server}${page}`;
  return (
    <>
      <h2>Make it as small as possible</h2>
      <ol>
        <li>Open {href === undefined ? <>{pageName}: <code>{server}/your-organisation{page}</code></> : <a href={href} rel="noreferrer" target="_blank">{pageName}</a>}.</li>
        {steps.map((step) => <li key={step}>{step}</li>)}
        <li>Tick {rights.length === 1 ? 'this right' : `these ${AMOUNTS[rights.length] ?? ''} rights`} and no other{needed < rights.length && '; the last one only if you like'}:</li>
      </ol>
      <ul className="rights">{rights.map(({ scope, why }) => <li key={scope}><span className="scope">{scope}</span><span>{why}</span></li>)}</ul>
      <p>{watch}</p>
      <div className="message"><Icon name="lock" /><p>Encrypted as soon as you save, with a key of its own. It is never shown again, written to a log, or sent anywhere but {new URL(server).host}.</p></div>
    </>
  );
}

/** How to reach the repositories of an organisation one does not own. */
export function OrganisationGuide({ forge }: { forge: GuidedForge }) {
  const ways: Record<GuidedForge, string[]> = {
    'github': [
      'The organisation may have to approve a fine-grained token. Until an owner does, it reads public repositories only; the request waits in the organisation’s settings under “Personal access tokens”.',
      'With single sign-on a classic token is authorised on its page by “Configure SSO”. A fine-grained one asks for it while it is made.',
      'As an outside collaborator you reach the repositories with a classic token only.',
    ],
    'gitlab': ['You need at least the role Reporter in a private project.', 'A group with single sign-on wants a sign-in there first; then the token reads it too.'],
    'azure-devops': ['The organisation’s policies may forbid personal access tokens or limit their life; an administrator can allow you.', 'Guests read only projects that they were added to, with the access level Basic.'],
  };
  return (
    <>
      <h2>An organisation that is not yours</h2>
      <ol>{ways[forge].map((way) => <li key={way}>{way}</li>)}</ol>
      <p>Your employer forbids tokens? Count at home: <code>commit-stats push</code> reads a folder on your own disk, shows what it would send, and sends numbers only.</p>
    </>
  );
}
