'use client';

import { TextInput } from '@mantine/core';
import type { FormAct } from './answer';
import { Said } from './said';
import { useFormAct } from './use-form-act';

/** The form that adds an address on the person's word. */
export function ClaimAddress({ claim }: { claim: FormAct }) {
  const { answer, busy, form } = useFormAct(claim, { clears: true });
  return (
    <form {...form} className="field">
      <div className="find">
        <TextInput type="email" name="email" aria-label="An address you commit with" placeholder="you@example.org" required autoComplete="off" />
        <button type="submit" className="button" disabled={busy}>{busy ? 'Adding…' : 'Claim an address'}</button>
      </div>
      <Said answer={answer} />
    </form>
  );
}
