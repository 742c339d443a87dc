'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { ProgressMessage } from '../../lib/collections/progress-stream';
import { amount } from '../../lib/cv/format';

function timeLeft(seconds: number | null): string {
  if (seconds === null) return '';
  if (seconds < 90) return ', about a minute left';
  return seconds < 5_400 ? `, about ${Math.round(seconds / 60)} minutes left` : `, about ${Math.round(seconds / 3_600)} hours left`;
}

/** What is being collected, live, while anything is. The page is made anew when all is done. */
export function Collecting() {
  const [now, show] = useState<ProgressMessage>();
  const router = useRouter();
  useEffect(() => {
    const source = new EventSource('/user/progress');
    let worked = false;
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      worked = true;
      show(JSON.parse(event.data) as ProgressMessage);
    });
    source.addEventListener('idle', () => {
      source.close();
      show(undefined);
      if (worked) router.refresh();
    });
    return () => source.close();
  }, [router]);
  return (
    <output className="help">
      {now && `${now.done} of ${amount(now.repositories, 'repository', 'repositories')} done, ${amount(now.commits, 'commit')} of yours read so far${timeLeft(now.left)}.`}
    </output>
  );
}
