import type { ReactNode } from 'react';
import type { Words } from '../../lib/cv/words/types';

/** A section of the CV: heading, one sentence, tools at the right, then its content. */
export function Section({ id, title, sentence, tools, className, children }: {
  id: string; title: string; sentence?: ReactNode; tools?: ReactNode; className?: string; children: ReactNode;
}) {
  return (
    <section id={id} className={className === undefined ? 'part' : `part ${className}`} aria-labelledby={`${id}-title`}>
      <div className="part-head">
        <div>
          <h2 id={`${id}-title`}>{title}</h2>
          {sentence !== undefined && sentence !== '' && <p className="sentence">{sentence}</p>}
        </div>
        {tools !== undefined && <div className="tools">{tools}</div>}
      </div>
      {children}
    </section>
  );
}

/** The small number that opens the working of a figure; in print the footnote of the same number answers. */
export function Note({ number, how, of, words }: { number: number; how: string; of: string; words: Words }) {
  return <a className="note-number" href={`#${how}`}><sup>{number}</sup><span className="hidden">{words.working.how(of)}</span></a>;
}
