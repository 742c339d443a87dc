'use client';

import { useState } from 'react';
import { Icon } from '../icon';

/** Copies the whole address of a path on this site. */
export function CopyButton({ path, of }: { path: string; of: string }) {
  const [copied, say] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${location.origin}${path}`);
    say(true);
    setTimeout(() => say(false), 3_000);
  };
  return <button type="button" className="quiet" aria-label={copied ? undefined : `Copy the link for ${of}`} onClick={() => void copy()}><Icon name="copy" /><span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span></button>;
}
