'use client';

import { TextInput } from '@mantine/core';
import { useActionState } from 'react';
import { LONGEST } from '../../lib/cv/edit/longest';
import type { FormAct } from './answer';
import { Said } from './said';

/** Makes another CV page, of which only its title is asked. */
export function MakeCv({ make }: { make: FormAct }) {
  const [answer, submit, busy] = useActionState(make, {});
  return (
    <form action={submit} className="make-cv">
      <TextInput name="title" label="For what" description="Only you see this title." placeholder="Platform roles" required withAsterisk={false} maxLength={LONGEST.title} autoComplete="off" />
      <button type="submit" className="button primary" disabled={busy}>{busy ? 'Making…' : 'Make a CV page'}</button>
      <Said answer={answer} />
    </form>
  );
}
