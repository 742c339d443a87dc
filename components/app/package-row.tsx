'use client';

import { useState, useTransition } from 'react';
import type { PackageStanding } from '../../lib/publishing/packages-of';
import type { Answer } from './answer';
import { Said } from './said';

type Choice = 'shown' | 'hidden' | 'usual';
const ACTS: Readonly<Record<PackageStanding, readonly { choice: Choice; label: string }[]>> = {
  waiting: [{ choice: 'shown', label: 'It is public: name it' }, { choice: 'hidden', label: 'Hide' }],
  public: [{ choice: 'hidden', label: 'Hide' }],
  chosen: [{ choice: 'usual', label: 'No longer name it' }],
  hidden: [{ choice: 'usual', label: 'No longer hide it' }],
};

/** What can be said of one package. */
export function PackageRow({ ecosystem, name, standing, choose }: { ecosystem: string; name: string; standing: PackageStanding; choose: (ecosystem: string, name: string, choice: Choice) => Promise<Answer> }) {
  const [answer, say] = useState<Answer>({});
  const [busy, start] = useTransition();
  return (
    <>
      <div className="acts">{ACTS[standing].map(({ choice, label }) => <button key={choice} type="button" className="quiet" disabled={busy} aria-label={`${label}: ${name}`} onClick={() => start(async () => say(await choose(ecosystem, name, choice)))}>{busy ? 'One moment…' : label}</button>)}</div>
      <Said answer={answer} />
    </>
  );
}
