import { openSourceParts } from '../../lib/charts/options/open-source';
import { openSourceSentence, starredRepositories, starsSentence } from '../../lib/cv/sentences/open-source';
import type { Words } from '../../lib/cv/words/types';
import { Chart, TableHere, TableLink } from './chart';
import type { Shown } from './context';
import { Note, Section } from './section';

/** Repositories that are named with their stars. */
const ROWS = 6;

function Legend({ parts }: { parts: readonly { name: string; color: string }[] }) {
  return (
    <ul className="legend">
      {parts.map(({ name, color }) => (
        <li key={name}><svg className="swatch" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect width="10" height="10" rx="2" fill={color} /></svg>{name}</li>
      ))}
    </ul>
  );
}

function Starred({ one: { name, stars }, words: { amount, nouns } }: { one: { name: string; stars: number }; words: Words }) {
  return <li><span className="mono">{name}</span> <span>{amount(stars, nouns.star)}</span></li>;
}

/** Open source against private work by year, and the stars of the owner's own open-source repositories. */
export function OpenSource({ shown }: { shown: Shown }) {
  const { figures, all, repositories = all.byRepository.map(({ repository }) => repository) } = shown.page;
  const { words } = shown;
  const says = words.openSource;
  const starred = starredRepositories(repositories);
  const rest = starred.length - ROWS;
  const parts = openSourceParts(figures, words);
  return (
    <Section
      id="open-source" title={says.title} sentence={<>{openSourceSentence(figures, words)}<Note number={5} how="how-open-source" of={says.of} words={words} /></>}
      tools={<TableLink shown={shown} name="open-source" />}
    >
      <div className="panels two">
        <div>
          <h3>{words.common.perYear}</h3>
          <Chart shown={shown} name="open-source" />
          <Legend parts={parts} />
        </div>
        <div>
          {starred.length > 0 && (
            <>
              <h3>{says.own} <span>{starsSentence(starred, words)}</span></h3>
              <ul className="stars">{starred.slice(0, ROWS).map((one) => <Starred key={one.id} one={one} words={words} />)}</ul>
              {rest > 0 && <p className="caption">{words.common.andMore(rest)}</p>}
            </>
          )}
          <p className="caption">{says.meaning}</p>
        </div>
      </div>
      <TableHere shown={shown} name="open-source" />
    </Section>
  );
}
