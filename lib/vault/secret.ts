import { inspect } from 'node:util';

const SHOWN = '[secret]';

/**
 * A secret text on its way through the program. Printed, logged, joined to a text or written as JSON it says `[secret]`;
 * only `reveal` gives the text, and is called where it leaves for the forge or git.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. Never to be kept, logged or put into an error. */
  reveal(): string {
    return this.#text;
  }

  /** What a person knows it by: its last four characters; nothing of a text too short to spare them. */
  get lastFour(): string {
    return this.#text.length < 16 ? '' : this.#text.slice(-4);
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [Symbol.toPrimitive](): string {
    return SHOWN;
  }

  [inspect.custom](): string {
    return SHOWN;
  }
}
