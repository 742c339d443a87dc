'use client';

import { useState } from 'react';
import { LONGEST } from '../../../lib/cv/edit/longest';

/** The title that only the owner sees; a press makes it a field. */
export function Title({ value, rename }: { value: string; rename: (title: string) => void }) {
  const [writing, write] = useState<string>();
  if (writing === undefined) {
    return <h1 className="editor-title"><button type="button" title="Rename" aria-label={`${value}, rename`} onClick={() => write(value)}>{value}</button></h1>;
  }
  return (
    <form className="editor-title" onSubmit={(event) => {
      event.preventDefault();
      if (writing.trim() !== '' && writing.trim() !== value) rename(writing.trim());
      write(undefined);
    }}>
      <input ref={(field) => field?.focus()} aria-label="Title, only you see it" value={writing} maxLength={LONGEST.title} onChange={({ currentTarget }) => write(currentTarget.value)} onKeyDown={({ key }) => { if (key === 'Escape') write(undefined); }} />
      <button type="submit" className="button small">Rename</button>
    </form>
  );
}
