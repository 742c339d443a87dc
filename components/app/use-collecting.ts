'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { ProgressMessage } from '../../lib/collections/progress-stream';
import type { LiveRow } from '../../lib/collections/watch-collecting';

/** How long after all was done it is asked whether something is being collected again. */
const ASK_AGAIN_MS = 60_000;

export interface Collecting {
  /** What is being collected now; undefined while nothing is. */
  now: ProgressMessage | undefined;
  /** Rows that changed since the page was made, by id. */
  live: ReadonlyMap<string, LiveRow>;
}

const NOTHING: ReadonlyMap<string, LiveRow> = new Map();

/** What is being collected, live. It is asked for anew with every page that the server made, so that whatever was just switched on is told of; the page is made anew when all is done. */
export function useCollecting(made: unknown): Collecting {
  const [now, show] = useState<ProgressMessage>();
  const [told, tell] = useState<{ made: unknown; live: ReadonlyMap<string, LiveRow> }>({ made, live: NOTHING });
  const router = useRouter();
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let worked = false;
    const take = ({ rows }: ProgressMessage): void => {
      if (rows.length === 0) return;
      tell((before) => ({ made, live: new Map([...(before.made === made ? before.live : NOTHING), ...rows.map((row) => [row.id, row] as const)]) }));
    };
    const open = (): void => {
      source = new EventSource('/user/progress');
      source.addEventListener('progress', ({ data }: MessageEvent<string>) => {
        const message = JSON.parse(data) as ProgressMessage;
        worked = true;
        show(message);
        take(message);
      });
      source.addEventListener('idle', ({ data }: MessageEvent<string>) => {
        source?.close();
        show(undefined);
        take(JSON.parse(data) as ProgressMessage);
        if (worked) router.refresh();
        worked = false;
        timer = setTimeout(again, ASK_AGAIN_MS);
      });
    };
    const again = (): void => {
      if (document.hidden) timer = setTimeout(again, ASK_AGAIN_MS);
      else open();
    };
    open();
    return () => {
      source?.close();
      clearTimeout(timer);
    };
  }, [router, made]);
  return { now, live: told.made === made ? told.live : NOTHING };
}
