import { createTransport } from 'nodemailer';
import { AppError } from '../errors/app-error';
import type { Mailer } from './port';

/** Sends mail by a server of the operator: `smtp://…` is upgraded to TLS where the server offers it, `smtps://…` is always encrypted. */
export function createSmtpMailer(address: string, from: string): Mailer {
  const transport = createTransport(address, { from, disableFileAccess: true, disableUrlAccess: true });
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ to: { name: '', address: to }, subject, text });
      } catch (cause) {
        throw new AppError('mail-failed', 'The mail server did not take a mail. It is tried again later.', { cause: new Error((cause as { code?: string }).code ?? 'unknown') });
      }
    },
    async close() {
      transport.close();
    },
  };
}
