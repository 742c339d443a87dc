'use client';

import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormAct } from './answer';
import { Said } from './said';
import { FORGE_LIST, GUIDES, OrganisationGuide, TokenGuide } from './token-guide';
import type { GuidedForge } from './token-guide';
import { useFormAct } from './use-form-act';

const PUBLIC: Readonly<Record<GuidedForge, string>> = { 'github': 'https://github.com', 'gitlab': 'https://gitlab.com', 'azure-devops': 'https://dev.azure.com' };
/** Which forge a pasted token certainly belongs to. */
const SIGNS: readonly [RegExp, GuidedForge][] = [[/^(?:github_pat_|gh[pousr]_)/u, 'github'], [/^glpat-/u, 'gitlab'], [/^[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}$/u, 'azure-devops']];

/** The form of a new token, beside how to make one. */
export function TokenForm({ add, first, servers }: { add: FormAct; first: GuidedForge; servers: readonly string[] }) {
  const { answer, busy, form } = useFormAct(add);
  const [forge, choose] = useState<GuidedForge>(first);
  const [server, setServer] = useState('');
  const [secret, paste] = useState('');
  const [name, setName] = useState('');
  const [organization, setOrganization] = useState('');
  const [expires, setExpires] = useState('');
  const [trimmed, hosts] = [secret.trim(), servers.filter((one) => one !== PUBLIC[forge])];
  const other = SIGNS.find(([sign]) => sign.test(trimmed))?.[1];
  const pasted = (text: string): void => {
    paste(text);
    const found = SIGNS.find(([sign]) => sign.test(text.trim()))?.[1];
    if (found !== undefined && text.length - secret.length > 10) choose(found);
  };
  return (
    <div className="split">
      <form {...form} aria-label="New token">
        <fieldset className="field">
          <legend>Forge</legend>
          <div className="forges">
            {FORGE_LIST.map((one) => (
              <label key={one}>
                <input type="radio" name="forge" value={one} checked={forge === one} onChange={() => { choose(one); setServer(''); }} />
                {GUIDES[one].name}<small>{GUIDES[one].where}</small>
              </label>
            ))}
          </div>
        </fieldset>
        {hosts.length > 0 && (
          <div className="field">
            <label htmlFor="server">Server</label>
            <select id="server" name="server" className="m-input" value={server} onChange={({ target }) => setServer(target.value)}>
              <option value="">{PUBLIC[forge]}</option>
              {hosts.map((one) => <option key={one} value={one}>{one}</option>)}
            </select>
          </div>
        )}
        {forge === 'azure-devops' && (
          <TextInput className="field" label="Organisation" name="organization" description="The first part of the address after dev.azure.com." value={organization} onChange={({ target }) => setOrganization(target.value)} required withAsterisk={false} autoComplete="off" />
        )}
        <PasswordInput
          className="field" label="Token" name="secret" placeholder={GUIDES[forge].starts} value={secret} onChange={({ target }) => pasted(target.value)} required withAsterisk={false} autoComplete="off"
          description={other !== undefined && other !== forge ? `This is ${other === 'azure-devops' ? 'an' : 'a'} ${GUIDES[other].name} token. Choose ${GUIDES[other].name} above.` : 'It is checked when you save: whose it is, what it may, when it ends.'}
        />
        <div className="side-fields">
          <TextInput className="field" label="Name" name="name" description="Only you see it." placeholder={GUIDES[forge].name} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} autoComplete="off" />
          {forge === 'azure-devops' && <TextInput className="field" type="date" label="Ends on" name="expires" description="You are warned 14 days before." value={expires} onChange={({ target }) => setExpires(target.value)} />}
        </div>
        <Said answer={answer} />
        <div className="acts field">
          <button type="submit" className="button primary" disabled={busy}>{busy ? 'Checking the token…' : 'Save and choose repositories'}</button>
          <a className="quiet" href="/user">Cancel</a>
        </div>
      </form>
      <div className="aside"><TokenGuide forge={forge} server={server || PUBLIC[forge]} /><OrganisationGuide forge={forge} /></div>
    </div>
  );
}
