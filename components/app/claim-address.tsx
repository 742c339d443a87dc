'use client';

import { TextInput } from '@mantine/core';
import { useActionState } from 'react';
import type { FormAct } from './answer';
import { Said } from './said';

/** The form that adds an address on the person's word. */
export function ClaimAddress({ claim }: { claim: FormAct }) {
  const [answer, submit, busy] = useActionState(claim, {});
  return (
    <form action={submit} className="field">
      <div className="find">
        <TextInput type="email" name="email" aria-label="An address you commit with" placeholder="you@example.org" required autoComplete="off" />
        <button type="submit" className="button" disabled={busy}>{busy ? 'Adding…' : 'Claim an address'}</button>
      </div>
      <Said answer={answer} />
    </form>
  );
}
