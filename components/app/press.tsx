'use client';

import { useState, useTransition } from 'react';
import type { Answer } from './answer';
import { Said } from './said';

/** A button that does one thing and shows what came of it; a secret is shown once, here. */
export function Press({ act, label, busyLabel, className = 'button' }: { act: () => Promise<Answer>; label: string; busyLabel: string; className?: string }) {
  const [answer, say] = useState<Answer>({});
  const [busy, start] = useTransition();
  return (
    <>
      <button type="button" className={className} disabled={busy} onClick={() => start(async () => say(await act()))}>{busy ? busyLabel : label}</button>
      <Said answer={answer} />
      {answer.secret !== undefined && <output className="secret"><span className="help">Copy it now: it is shown this once.</span><code className="once">{answer.secret}</code></output>}
    </>
  );
}
