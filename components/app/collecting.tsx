'use client';

import { useEffect, useRef, useState } from 'react';
import type { ProgressMessage } from '../../lib/collections/progress-stream';
import { amount } from '../../lib/cv/format';

/** Who listens to the page is told at most so often. */
const SAY_EVERY_MS = 10_000;

function timeLeft(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 60) return `, about ${seconds <= 1 ? 'a second' : `${seconds} s`} left`;
  if (seconds < 90) return ', about a minute left';
  return seconds < 5_400 ? `, about ${Math.round(seconds / 60)} minutes left` : `, about ${Math.round(seconds / 3_600)} hours left`;
}

/** How far the collection of all repositories is, in a sentence; nothing while nothing is collected. */
export function Collecting({ now }: { now: ProgressMessage | undefined }) {
  const text = now && `${now.done} of ${amount(now.repositories, 'repository', 'repositories')} done, ${amount(now.commits, 'commit')} of yours read so far${timeLeft(now.left)}.`;
  const [said, say] = useState('');
  const last = useRef(0);
  useEffect(() => {
    if (text === undefined || Date.now() - last.current < SAY_EVERY_MS) return;
    last.current = Date.now();
    say(text);
  }, [text]);
  return (
    <>
      {text !== undefined && <p className="help collecting" aria-hidden="true">{text}</p>}
      <output className="hidden">{text === undefined ? '' : said}</output>
    </>
  );
}
