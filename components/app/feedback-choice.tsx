'use client';

import { Switch } from '@mantine/core';
import { useState, useTransition } from 'react';
import type { Answer } from './answer';
import { Said } from './said';

/** The switch of weekly feedback, and the one of its mails. `mailTo` is null where no mail can be sent, and the page says why. */
export function FeedbackChoice({ on, mail, mailTo, choose }: { on: boolean; mail: boolean; mailTo: string | null; choose: (on: boolean, mail: boolean) => Promise<Answer> }) {
  const [answer, say] = useState<Answer>({});
  const [busy, start] = useTransition();
  const set = (nextOn: boolean, nextMail: boolean): void => start(async () => say(await choose(nextOn, nextMail)));
  return (
    <div className="week-switches">
      <Switch label="Weekly feedback" checked={on} disabled={busy} onChange={(event) => set(event.currentTarget.checked, mail)} />
      {on && mailTo !== null && <Switch label={`A mail on Mondays to ${mailTo}`} checked={mail} disabled={busy} onChange={(event) => set(true, event.currentTarget.checked)} />}
      <Said answer={answer} />
    </div>
  );
}
