'use client';

import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormAct } from './answer';
import type { TableRow } from './repository-view';
import { Said } from './said';
import { useFormAct } from './use-form-act';

const SHOWN = { name: 'By its name', alias: 'By another name', hidden: 'Not at all: its commits are in no number' } as const;
const OPEN_SOURCE = { forge: 'As its forge says', yes: 'Open source', no: 'Not open source' } as const;

function SettingsForm({ row: { id, path, openSource, openSourceFrom, settings }, act, close, again }: { row: TableRow; act: FormAct; close: () => void; again: string | undefined }) {
  const { answer, busy, form } = useFormAct(act);
  const [shown, show] = useState(settings?.shown ?? 'name');
  const [says, say] = useState<keyof typeof OPEN_SOURCE>(openSourceFrom === 'owner' && openSource !== null ? (openSource ? 'yes' : 'no') : 'forge');
  const [alias, setAlias] = useState(settings?.alias ?? '');
  const [paths, setPaths] = useState(settings?.paths.join('\n') ?? '');
  const [commits, setCommits] = useState(settings?.commits.join('\n') ?? '');
  return (
    <form {...form}>
      <input type="hidden" name="repositoryId" value={id} />
      <fieldset className="field">
        <legend>How a CV shows it, unless that CV says otherwise</legend>
        {(['name', 'alias', 'hidden'] as const).map((one) => <p key={one}><label><input type="radio" name="shown" value={one} checked={shown === one} onChange={() => show(one)} data-autofocus={one === shown || undefined} /> {SHOWN[one]}</label></p>)}
      </fieldset>
      {shown === 'alias' && <TextInput className="field" label="Another name" name="alias" placeholder="An online shop" maxLength={100} value={alias} onChange={({ target }) => setAlias(target.value)} required withAsterisk={false} autoComplete="off" />}
      <fieldset className="field">
        <legend>Open source</legend>
        {(['forge', 'yes', 'no'] as const).map((one) => <p key={one}><label><input type="radio" name="openSource" value={one} checked={says === one} onChange={() => say(one)} /> {one === 'forge' && again !== undefined ? 'As it was when it was counted' : OPEN_SOURCE[one]}</label></p>)}
      </fieldset>
      <div className="field">
        <label htmlFor="excluded-paths">Paths that do not count, one a line</label>
        <textarea id="excluded-paths" name="paths" className="m-input lines" rows={3} placeholder={'vendor/\ndocs/*.svg'} value={paths} onChange={({ target }) => setPaths(target.value)} spellCheck={false} />
      </div>
      <div className="field">
        <label htmlFor="excluded-commits">Commits that do not count, by their whole id, one a line</label>
        <textarea id="excluded-commits" name="commits" className="m-input lines" rows={2} value={commits} onChange={({ target }) => setCommits(target.value)} spellCheck={false} />
      </div>
      <p className="help">What you leave out stays in the working of every figure as left out by you. {again ?? `${path} is read again for it.`}</p>
      <Said answer={answer} />
      <div className="acts">
        {answer.said === undefined && <button type="submit" className="button primary" disabled={busy}>{busy ? 'Saving…' : 'Save'}</button>}
        <button type="button" className="button" onClick={close}>{answer.said === undefined ? 'Cancel' : 'Close'}</button>
      </div>
    </form>
  );
}

/** What its owner says about one repository: how a CV names it, whether it is open source, what of it does not count. Open while `row` is given. `again`: when what is left out is left out, where it is not read here. */
export function RepositorySettings({ row, act, close, again }: { row: TableRow | undefined; act: FormAct; close: () => void; again?: string }) {
  return (
    <Modal.Root opened={row !== undefined} onClose={close} centered transitionProps={{ duration: 0 }} classNames={{ content: 'm-content', body: 'm-body', title: 'm-title', close: 'm-close' }}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <div className="page-head"><Modal.Title>{row?.path}</Modal.Title><Modal.CloseButton aria-label="Close" /></div>
          {row && <SettingsForm key={row.id} row={row} act={act} close={close} again={again} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
