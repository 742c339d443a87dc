/** What an action says to the person who asked for it. */
export interface Answer {
  /** What was done; where nothing is said, the page shows it. */
  said?: string;
  /** What is wrong, what still holds, what to do. */
  error?: string;
  /** Page on which it is mended; a path where it is one of this site. */
  link?: string;
  /** A secret that is shown this once. */
  secret?: string;
}

/** An action of a form. */
export type FormAct = (before: Answer, form: FormData) => Promise<Answer>;
