import type { CvLanguage } from '../../lib/documents/collections/cv-languages';

/** What every command is given besides its own arguments. */
export interface CommandContext {
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  quiet: boolean;
  /** `--data`; undefined leaves it to the environment and the default. */
  data: string | undefined;
}

export interface WhoOptions {
  email?: string[];
  allAuthors?: boolean;
}
export interface ScanOptions extends WhoOptions {
  byName?: boolean;
  openSource?: boolean;
  since?: string;
  until?: string;
  json?: boolean;
}
export interface CollectOptions {
  email?: string[];
  openSource?: boolean;
}
export interface CvOptions {
  json?: boolean;
  html?: string;
  pdf?: string;
  card?: string;
  resume?: string;
  og?: string;
  /** Of the fixed words; that of the CV where it is missing. */
  language?: CvLanguage;
  /** Of the PDF. */
  paper?: 'a4' | 'letter';
  /** Of the card. */
  theme?: 'light' | 'dark';
}
