/** From where history is followed. */
export interface WalkStart {
  /** Ids, 20 bytes each. */
  tips: Uint8Array;
  /** Only commits that name one of these addresses are told of; they are in ASCII and small letters. Undefined: all. */
  addresses: readonly string[] | undefined;
}

/** A part of history. */
export interface Walked {
  /** The commits that are told of, the people that are named for the first time, and further texts: see `WalkedCommits`. */
  rows: Uint8Array<ArrayBuffer>;
  people: Uint8Array<ArrayBuffer>;
  texts: Uint8Array<ArrayBuffer>;
  /** How many commits were met, told of or not. */
  commits: number;
  /** Whether it goes on, is through, or git has to be asked for the rest. */
  state: 'more' | 'through' | 'failed';
}

/** A part in which nothing is told, because nothing can be. */
export function failedWalk(): Walked {
  return { rows: new Uint8Array(0), people: new Uint8Array(0), texts: new Uint8Array(0), commits: 0, state: 'failed' };
}
