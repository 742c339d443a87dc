import type { CommitFact, Kind } from '../facts/types';
import { peekFact, unpackFact } from './influx-fields';

/** Tags of the series that a row is of; one that is not there is empty. */
export type Tags = Readonly<Record<string, string>>;

/** The commits of one repository, each as it was last written: an older writing with other languages or another kind lies beside it in another series. */
export class FactAssembler {
  readonly #repository: string;
  readonly #commits = new Map<string, { written: number; text: string; kind: Kind }>();

  constructor(repository: string) {
    this.#repository = repository;
  }

  /** Takes the texts of one series: what `packFact` made. */
  series({ kind }: Tags): (text: string) => void {
    return (text) => {
      const peeked = peekFact(text);
      if (!peeked) return;
      const { commit, written } = peeked;
      const known = this.#commits.get(commit);
      if (!known || known.written < written) this.#commits.set(commit, { written, text, kind: kind as Kind });
    };
  }

  ids(): string[] {
    return [...this.#commits.keys()];
  }

  /** In the order of their ids, only those whose id is greater than `after`. */
  * facts(after: string): Generator<CommitFact> {
    for (const commit of this.ids().sort()) {
      const found = this.#commits.get(commit);
      if (found && commit > after) yield unpackFact(found.text, this.#repository, found.kind);
    }
  }
}
