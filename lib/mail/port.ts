/** A mail of plain text. It holds no secret: mail is read by others on its way. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends mail. */
export interface Mailer {
  /** Resolves once the mail was handed on. Throws `mail-failed`: it may be tried again. */
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}
