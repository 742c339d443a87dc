'use client';

import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { count } from '../../lib/cv/format';
import type { FormAct } from './answer';
import { Icon } from './icon';
import { FILTERS } from './repository-view';
import type { Filter } from './repository-view';
import { Said } from './said';
import { useFormAct } from './use-form-act';

const WORDS: Readonly<Record<Filter, string>> = { all: 'All', active: 'Active', off: 'Off', trouble: 'Trouble', new: 'New' };

function AddPlace({ act, local }: { act: FormAct; local: boolean }) {
  const { answer, busy, form } = useFormAct(act, { clears: true });
  return (
    <form {...form} className="add-place">
      <div className="find">
        <TextInput name="place" aria-label={local ? 'Add a repository by its address or folder' : 'Add a repository by its address'} placeholder={local ? 'Add: https://… or /home/you/project' : 'Add by address: https://…'} required autoComplete="off" />
        <button type="submit" className="button" disabled={busy}>{busy ? 'Adding…' : 'Add'}</button>
      </div>
      <Said answer={answer} />
    </form>
  );
}

/** Above the table: find, choose which, add one by its address. `/` leads to the field. */
export function RepositoryFinder({ query, filter, counts, find, choose, add, local }: {
  query: string; filter: Filter; counts: Readonly<Record<Filter, number>>; find: (query: string) => void; choose: (filter: Filter) => void; add: FormAct; local: boolean;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const key = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('input, textarea, select, [contenteditable]')) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  return (
    <div className="finder">
      <div className="find">
        <TextInput ref={field} type="search" aria-label="Find a repository" placeholder="Find a repository" value={query} onChange={({ target }) => find(target.value)} autoComplete="off" leftSection={<Icon name="find" />} />
        <div className="choices" role="radiogroup" aria-label="Which repositories">
          {FILTERS.filter((one) => one !== 'new' || counts.new > 0).map((one) => (
            <label key={one}><input type="radio" name="filter" value={one} checked={filter === one} onChange={() => choose(one)} />{WORDS[one]} {count(counts[one])}</label>
          ))}
        </div>
      </div>
      <AddPlace act={add} local={local} />
    </div>
  );
}
