import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it came. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** Headers and text as they came over the line. */
  raw: string;
  /** The text as it is read. */
  text: string;
}

export interface MailServer {
  /** `smtp://user:password@host:port` */
  address: string;
  password: string;
  mails: ReceivedMail[];
  /** While true it takes no mail and asks to try later. */
  busy: boolean;
  /** How often it said so. */
  refused: number;
  close(): Promise<void>;
}

/** Undoes quoted-printable (RFC 2045, 6.7). */
function readable(raw: string): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4).replaceAll(/=\r\n/gu, '');
  return Buffer.from(body.replaceAll(/=([0-9A-F]{2})/gu, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16))), 'latin1').toString('utf8');
}

/** A mail server on loopback that takes mail from whoever has its password. */
export async function startMailServer(): Promise<MailServer> {
  const password = 'mail-canary-4f1c0b77';
  const server: MailServer = { address: '', password, mails: [], busy: false, refused: 0, close: () => new Promise((done) => { smtp.close(() => done()); }) };
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'], allowInsecureAuth: true,
    onAuth: (login, _session, done) => (login.username === 'stats' && login.password === password ? done(null, { user: 'stats' }) : done(new Error('Wrong user or password.'))),
    onMailFrom(_address, _session, done) {
      if (server.busy) server.refused += 1;
      done(server.busy ? Object.assign(new Error('Try again later.'), { responseCode: 451 }) : null);
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        server.mails.push({ from: envelope.mailFrom === false ? '' : envelope.mailFrom.address, to: envelope.rcptTo.map(({ address }) => address), raw, text: readable(raw) });
        done();
      });
    },
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((ready) => { smtp.listen(0, '127.0.0.1', ready); });
  server.address = `smtp://stats:${password}@127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  return server;
}
