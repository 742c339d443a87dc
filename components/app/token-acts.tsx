'use client';

import { Modal, PasswordInput, TextInput } from '@mantine/core';
import { useState, useTransition } from 'react';
import type { Answer, FormAct } from './answer';
import { Said } from './said';
import { useFormAct } from './use-form-act';

export interface TokenActions {
  replace: FormAct;
  remove: FormAct;
  check: (tokenId: string) => Promise<Answer>;
  endAccess: (tokenId: string) => Promise<Answer>;
}

interface Token { id: string; name: string; asksEnd: boolean; state: 'works' | 'broken' | 'over' }

function Replace({ token, act, close }: { token: Token; act: FormAct; close: () => void }) {
  const { answer, busy, form } = useFormAct(act);
  return (
    <form {...form}>
      <input type="hidden" name="tokenId" value={token.id} />
      <p className="help">Paste a token of the same account. The repositories chosen stay, and nothing is read twice.</p>
      <PasswordInput className="field" label="New token" name="secret" required withAsterisk={false} autoComplete="off" data-autofocus />
      {token.asksEnd && <TextInput className="field" type="date" label="Ends on" name="expires" />}
      <Said answer={answer} />
      <div className="acts">
        {answer.said === undefined && <button type="submit" className="button primary" disabled={busy}>{busy ? 'Checking the token…' : 'Replace'}</button>}
        <button type="button" className="button" onClick={close}>{answer.said === undefined ? 'Cancel' : 'Close'}</button>
      </div>
    </form>
  );
}

function Remove({ token, act, close }: { token: Token; act: FormAct; close: () => void }) {
  const { answer, busy, form } = useFormAct(act);
  return (
    <form {...form}>
      <input type="hidden" name="tokenId" value={token.id} />
      <fieldset className="field">
        <legend>What becomes of the numbers read with it?</legend>
        <p><label><input type="radio" name="facts" value="kept" defaultChecked data-autofocus /> Keep them, marked “verified until today”</label></p>
        <p><label><input type="radio" name="facts" value="erased" /> Erase them, from the CV too</label></p>
      </fieldset>
      <p className="help">The token itself is erased at once, and revoked where its forge allows that.</p>
      <Said answer={answer} />
      <div className="acts">
        <button type="submit" className="button danger" disabled={busy}>{busy ? 'Deleting…' : 'Delete the token'}</button>
        <button type="button" className="button" onClick={close}>Cancel</button>
      </div>
    </form>
  );
}

function Leave({ token, act, close }: { token: Token; act: TokenActions['endAccess']; close: () => void }) {
  const [answer, say] = useState<Answer>({});
  const [busy, start] = useTransition();
  return (
    <>
      <p>Everything this token reads is collected once more. Then the token is thrown away and its state becomes “left”; the numbers stay on your CV.</p>
      <Said answer={answer} />
      <div className="acts">
        <button type="button" className="button primary" disabled={busy} onClick={() => start(async () => {
          const said = await act(token.id);
          if (said.error === undefined) close();
          else say(said);
        })}>{busy ? 'One moment…' : 'My access ends'}</button>
        <button type="button" className="button" onClick={close}>Cancel</button>
      </div>
    </>
  );
}

/** What can be done with a token: replace, delete, check, end. */
export function TokenActs({ token, actions, more = false }: { token: Token; actions: TokenActions; more?: boolean }) {
  const [open, show] = useState<'replace' | 'remove' | 'leave'>();
  const [answer, say] = useState<Answer>({});
  const [busy, start] = useTransition();
  const close = (): void => show(undefined);
  const titles = { replace: `Replace “${token.name}”`, remove: `Delete “${token.name}”`, leave: `My access with “${token.name}” ends` };
  return (
    <>
      {more && token.state !== 'over' && <button type="button" className="quiet" disabled={busy} onClick={() => start(async () => say(await actions.check(token.id)))}>{busy ? 'Checking…' : 'Check now'}</button>}
      <button type="button" className={token.state === 'broken' ? 'button primary small' : 'quiet'} aria-label={`Replace ${token.name}`} onClick={() => show('replace')}>Replace</button>
      {more && token.state === 'works' && <button type="button" className="quiet" onClick={() => show('leave')}>My access ends</button>}
      <button type="button" className="quiet danger" aria-label={`Delete ${token.name}`} onClick={() => show('remove')}>Delete</button>
      {(answer.error !== undefined || answer.said !== undefined) && <Said answer={answer} />}
      <Modal.Root opened={open !== undefined} onClose={close} centered transitionProps={{ duration: 0 }} classNames={{ content: 'm-content', body: 'm-body', title: 'm-title', close: 'm-close' }}>
        <Modal.Overlay />
        <Modal.Content>
          <Modal.Body>
            <div className="page-head"><Modal.Title>{open && titles[open]}</Modal.Title><Modal.CloseButton aria-label="Close" /></div>
            {open === 'replace' && <Replace token={token} act={actions.replace} close={close} />}
            {open === 'remove' && <Remove token={token} act={actions.remove} close={close} />}
            {open === 'leave' && <Leave token={token} act={actions.endAccess} close={close} />}
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
