'use client';

import { startTransition, useActionState, useEffect, useRef } from 'react';
import type { FormEvent, RefObject } from 'react';
import type { Answer, FormAct } from './answer';

export interface FormActing {
  /** What the action said last. */
  answer: Answer;
  /** It is under way. */
  busy: boolean;
  /** What the form element is given. */
  form: { ref: RefObject<HTMLFormElement | null>; action: (form: FormData) => void; onSubmit: (event: FormEvent<HTMLFormElement>) => void };
}

/**
 * The action of a form. What was typed and chosen stays when it answers: left to itself, a form sets its fields, lists and radio buttons back to what they first were, and would send something else the
 * next time than it shows. `clears`: they are set back once the action has done what it was asked for.
 */
export function useFormAct(act: FormAct, { clears = false }: { clears?: boolean } = {}): FormActing {
  const [answer, submit, busy] = useActionState(act, {});
  const ref = useRef<HTMLFormElement>(null);
  const first = useRef(answer);
  useEffect(() => {
    if (clears && answer !== first.current && answer.error === undefined) ref.current?.reset();
  }, [answer, clears]);
  const onSubmit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => submit(form));
  };
  // With its address in `action` the form is also sent where no script runs.
  return { answer, busy, form: { ref, action: submit, onSubmit } };
}
