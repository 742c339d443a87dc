import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpMailer } from './smtp';

/** A mail server as far as one mail needs it (RFC 5321); `refuse` answers what begins so with 550. */
function mailServer(received: string[], refuse?: string): Server {
  return createServer((socket: Socket) => {
    let data = false;
    socket.on('error', () => undefined);
    socket.write('220 mail.example\r\n');
    createInterface({ input: socket }).on('line', (line) => {
      received.push(line);
      if (data && line !== '.') return;
      if (refuse !== undefined && line.startsWith(refuse)) socket.write('550 no\r\n');
      else if (line === 'DATA') socket.write('354 go on\r\n');
      else socket.write('250 ok\r\n');
      data = line === 'DATA';
      if (line === 'QUIT') socket.end();
    });
  });
}

describe('mail by SMTP', () => {
  const servers: Server[] = [];
  afterEach(() => { for (const server of servers.splice(0)) server.close(); });

  async function listen(server: Server): Promise<string> {
    servers.push(server);
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', () => resolve()); });
    return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('hands a mail of plain text to the server', async () => {
    const received: string[] = [];
    const mailer = createSmtpMailer(await listen(mailServer(received)), 'commit-stats@example.org');
    await mailer.send({ to: 'ada@lindqvist.example', subject: 'Your GitHub token ends', text: 'Paste its successor.\n' });
    await mailer.close();
    const all = received.join('\n');
    for (const part of ['MAIL FROM:<commit-stats@example.org>', 'RCPT TO:<ada@lindqvist.example>', 'Subject: Your GitHub token ends', 'Paste its successor.']) expect(all).toContain(part);
  });

  it('writes to one address, whatever stands in it', async () => {
    const received: string[] = [];
    const mailer = createSmtpMailer(await listen(mailServer(received)), 'commit-stats@example.org');
    await mailer.send({ to: 'ada@lindqvist.example\r\nRCPT TO:<eve@evil.example>', subject: 'one\r\nBcc: eve@evil.example', text: '.\r\nQUIT\r\n' }).catch(() => undefined);
    await mailer.close();
    expect(received.filter((line) => /^RCPT TO:<eve|^Bcc:/u.test(line))).toEqual([]);
  });

  it('says that it failed in its own words, whether the server refuses or is not there', async () => {
    const refusing = createSmtpMailer(await listen(mailServer([], 'RCPT')), 'commit-stats@example.org');
    const mail = { to: 'ada@lindqvist.example', subject: 's', text: 't' };
    await expect(refusing.send(mail)).rejects.toMatchObject({ code: 'mail-failed', message: 'The mail server did not take a mail. It is tried again later.' });
    const address = await listen(mailServer([]));
    await new Promise((resolve) => { servers.pop()?.close(resolve); });
    await expect(createSmtpMailer(address.replace('://', '://user:secret@'), 'commit-stats@example.org').send(mail)).rejects.toMatchObject({ code: 'mail-failed', message: expect.not.stringContaining('secret') });
  });
});
