'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { mergeDrafts } from '../../../lib/cv/edit/compare-settings';
import type { SettingsField } from '../../../lib/cv/edit/compare-settings';
import type { EditorData } from '../../../lib/cv/edit/editor-data';
import type { CvSettings } from '../../../lib/documents/collections/cv-settings';
import type { EditorActions } from './outcomes';

const QUIET_MS = 600;
const RETRY_MS = 5_000;
const MOST_STEPS = 100;

/** What another window wrote into fields that this one changed as well. */
export interface Dispute {
  fields: SettingsField[];
  theirs: CvSettings;
}

export type SaveState = { kind: 'saved' } | { kind: 'saving' } | { kind: 'failed'; sentence: string };

/**
 * The draft of a CV while it is edited: kept a moment after each change, put together with what another window wrote meanwhile, and taken back step by step.
 * Nothing written is ever lost: where both windows changed one field, this one's stands and the other's is offered.
 */
export function useDraft(data: EditorData, save: EditorActions['save']) {
  const [draft, setDraft] = useState(data.draft);
  const [state, setState] = useState<SaveState>({ kind: 'saved' });
  const [savedAt, setSavedAt] = useState(data.draftSaved);
  const [dispute, setDispute] = useState<Dispute>();
  const [taken, setTaken] = useState<SettingsField[]>([]);
  const [learnable, setLearnable] = useState(data.learnable);
  const [steps, setSteps] = useState<CvSettings[]>([]);
  /** Raised with every draft that the store holds. */
  const [kept, setKept] = useState(0);
  const now = useRef({ draft: data.draft, base: data.draft, basedOn: data.draftSaved, dirty: false });
  const running = useRef<Promise<void> | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const put = useCallback((next: CvSettings): void => {
    now.current.draft = next;
    setDraft(next);
  }, []);

  const keep = useCallback(async (): Promise<void> => {
    while (now.current.dirty) {
      const mine = now.current.draft;
      now.current.dirty = false;
      setState({ kind: 'saving' });
      const outcome = await save(data.cvId, mine, now.current.basedOn).catch(() => ({ error: 'Not saved: the site does not answer. What you wrote is still here and is tried again.' }));
      if ('error' in outcome) {
        now.current.dirty = true;
        setState({ kind: 'failed', sentence: outcome.error });
        return;
      }
      const { done } = outcome;
      now.current.basedOn = done.draftSaved;
      if (done.kept) {
        now.current.base = mine;
        setSavedAt(done.draftSaved);
        setLearnable(done.learnable);
        setKept((count) => count + 1);
        continue;
      }
      const merged = mergeDrafts(now.current.base, now.current.draft, done.draft);
      now.current.base = done.draft;
      now.current.dirty = true;
      put(merged.settings);
      setTaken(merged.taken);
      if (merged.disputed.length > 0) setDispute({ fields: merged.disputed, theirs: done.draft });
    }
    setState((before) => (before.kind === 'failed' ? before : { kind: 'saved' }));
  }, [data.cvId, save, put]);

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    running.current = keep().finally(() => {
      running.current = undefined;
    });
    await running.current;
  }, [keep]);
  useEffect(() => {
    if (state.kind !== 'failed') return undefined;
    const again = setTimeout(() => void flush(), RETRY_MS);
    return () => clearTimeout(again);
  }, [state, flush]);

  const write = useCallback((next: CvSettings): void => {
    put(next);
    now.current.dirty = true;
    setState({ kind: 'saving' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), QUIET_MS);
  }, [put, flush]);

  const change = useCallback((changes: Partial<CvSettings>): void => {
    setSteps((before) => [...before.slice(1 - MOST_STEPS), now.current.draft]);
    write({ ...now.current.draft, ...changes });
  }, [write]);

  const undo = useCallback((): void => {
    const last = steps.at(-1);
    if (!last) return;
    setSteps(steps.slice(0, -1));
    write(last);
  }, [steps, write]);

  /** What the store holds after a publication or its opposite. What was written while it was under way stays. */
  const replace = useCallback(async (next: EditorData): Promise<void> => {
    while (running.current) await running.current;
    const { draft: mine, base, basedOn, dirty } = now.current;
    // Kept after it was done: newer than what it tells of.
    if (basedOn !== null && next.draftSaved !== null && basedOn > next.draftSaved) return;
    const settings = dirty ? mergeDrafts(base, mine, next.draft).settings : next.draft;
    now.current = { draft: settings, base: next.draft, basedOn: next.draftSaved, dirty };
    setDraft(settings);
    setSavedAt(next.draftSaved);
    setLearnable(next.learnable);
    setSteps([]);
    setState({ kind: dirty ? 'saving' : 'saved' });
    setKept((count) => count + 1);
    if (!dirty) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), QUIET_MS);
  }, [flush]);

  const settle = useCallback((takeTheirs: boolean): void => {
    if (takeTheirs && dispute) change(Object.fromEntries(dispute.fields.map((field) => [field, dispute.theirs[field]])));
    setDispute(undefined);
    setTaken([]);
  }, [dispute, change]);

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      if (now.current.dirty || running.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('beforeunload', leave);
      clearTimeout(timer.current);
    };
  }, []);

  return { draft, change, undo, canUndo: steps.length > 0, flush, state, savedAt, dispute, taken, settle, learnable, replace, kept };
}
