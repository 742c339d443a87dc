'use client';

import { useActionState, useState, useTransition } from 'react';
import type { Evidence } from '../../lib/advert/evidence';
import { evidenceText } from '../../lib/advert/sentences';
import type { Answer } from './answer';
import { Said } from './said';

/** What came of an advert. */
export interface AdvertAnswer {
  error?: string;
  found?: Evidence[];
  missing?: string[];
  /** The answer as text to copy. */
  text?: string;
}

function Keep({ keep, cvs, names }: { keep: (cvId: string, evidence: string[]) => Promise<Answer>; cvs: readonly { id: string; name: string }[]; names: string[] }) {
  const [answer, say] = useState<Answer>({});
  const [kept, note] = useState<string>();
  const [busy, start] = useTransition();
  const put = (id: string): void => start(async () => {
    say(await keep(id, names));
    note(id);
  });
  return (
    <>
      <div className="acts">{cvs.map(({ id, name }) => <button key={id} type="button" className="button" disabled={busy} onClick={() => put(id)}>Put it on “{name}”</button>)}</div>
      <Said answer={answer} />
      {kept !== undefined && answer.error === undefined && <p><a href={`/content/${kept}`}>Look at its draft</a></p>}
    </>
  );
}

function Copy({ text }: { text: string }) {
  const [copied, say] = useState(false);
  return <button type="button" className="button primary" onClick={() => { void navigator.clipboard.writeText(text).then(() => say(true)); }}>{copied ? 'Copied' : 'Copy as text'}</button>;
}

/** The field for an advert, and the evidence under it. */
export function AdvertForm({ answer, keep, cvs }: { answer: (before: AdvertAnswer, form: FormData) => Promise<AdvertAnswer>; keep: (cvId: string, evidence: string[]) => Promise<Answer>; cvs: readonly { id: string; name: string }[] }) {
  const [{ error, found, missing, text }, submit, busy] = useActionState(answer, {});
  const [advert, write] = useState('');
  return (
    <>
      <form action={submit} className="advert">
        <label htmlFor="advert">The advert</label>
        <textarea id="advert" name="advert" rows={10} maxLength={50_000} required value={advert} onChange={(event) => write(event.currentTarget.value)} />
        <Said answer={{ error }} />
        <div className="acts"><button type="submit" className="button primary" disabled={busy}>{busy ? 'Looking…' : 'Show the evidence'}</button></div>
      </form>
      <div aria-live="polite">
        {found !== undefined && (
          <section aria-labelledby="evidence">
            <h2 id="evidence">{found.length === 0 ? 'Nothing in it was found in your commits' : 'Your evidence'}</h2>
            {found.length > 0 && (
              <>
                <table className="rows stack"><thead><tr><th>Asked for</th><th>Evidence</th></tr></thead><tbody>{found.map((one) => <tr key={one.name}><td><b>{one.name}</b></td><td>{evidenceText(one)}</td></tr>)}</tbody></table>
                <div className="acts"><Copy text={text ?? ''} /></div>
                <p className="help">Or as a section of a CV page: only these names are kept, and readers see it once you publish.</p>
                <Keep keep={keep} cvs={cvs} names={found.map(({ name }) => name)} />
              </>
            )}
            {missing !== undefined && missing.length > 0 && <p className="help">Named in the advert, and in nothing that was counted: {missing.join(', ')}. It may lie in repositories that are not switched on, or in manifests that others wrote.</p>}
          </section>
        )}
      </div>
    </>
  );
}
