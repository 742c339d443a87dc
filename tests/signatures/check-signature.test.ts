import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { createMessage, generateKey, reformatKey, revokeKey, sign as signMessage } from 'openpgp';
import type { PrivateKey } from 'openpgp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitSigned, endAgent, gitAs, makeSigner, rawCommit, verifiedByGit } from './signers';
import type { Signer } from './signers';
import { createSignatureCheck } from '../../lib/signatures/check-signature';
import type { CheckingKey } from '../../lib/signatures/types';
import { wireString } from '../../lib/signatures/wire';

let root: string;
let ada: Signer;
let eve: Signer;

const keysOf = ({ openpgp, ssh }: Signer, until: number | null = null): CheckingKey[] => [{ kind: 'openpgp', text: openpgp, until }, { kind: 'ssh', text: ssh, until }];
const NOW = Math.floor(Date.now() / 1000);
const SHORT = Buffer.from('tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a@example.org> 1700000000 +0000\ncommitter A <a@example.org> 1700000000 +0000\n\nwork\n');

/** A commit object with a signature of our own making. */
function withSignature(payload: Buffer, signature: string, header = 'gpgsig'): Buffer {
  const at = payload.indexOf('\n\n') + 1;
  const lines = `${header} ${signature.trimEnd().replaceAll('\n', '\n ')}\n`;
  return Buffer.concat([payload.subarray(0, at), Buffer.from(lines, 'latin1'), payload.subarray(at)]);
}

function repository(name: string, ...options: string[]): string {
  const folder = path.join(root, name);
  execFileSync('git', ['init', '-q', ...options, folder]);
  return folder;
}

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sig-'));
  ada = makeSigner(root, 'ada');
  eve = makeSigner(root, 'eve', 'rsa');
});

afterAll(() => {
  for (const signer of [ada, eve]) endAgent(signer);
  rmSync(root, { recursive: true });
});

describe('commits that git signed', () => {
  it.each(['sha1', 'sha256'] as const)('are verified by their owner’s keys alone, as git has it, in a repository of %s', async (format) => {
    const folder = repository(`git-${format}`, `--object-format=${format}`);
    const check = createSignatureCheck(keysOf(ada));
    for (const by of ['openpgp', 'ssh', 'nothing'] as const) {
      const [own, others] = [commitSigned(ada, folder, by), commitSigned(eve, folder, by)];
      expect(await check.isVerified(rawCommit(ada, folder, own), format, NOW)).toBe(by !== 'nothing');
      expect(verifiedByGit(ada, folder, own, [ada])).toBe(by !== 'nothing');
      expect(await check.isVerified(rawCommit(ada, folder, others), format, NOW)).toBe(false);
      expect(verifiedByGit(ada, folder, others, [ada])).toBe(false);
    }
  });

  it.each(['ecdsa', 'rsa'] as const)('with an SSH key of %s are verified', async (type) => {
    const signer = makeSigner(root, `kim-${type}`, type);
    const folder = repository(`git-${type}`);
    const commit = commitSigned(signer, folder, 'ssh');
    expect(verifiedByGit(signer, folder, commit, [signer])).toBe(true);
    expect(await createSignatureCheck(keysOf(signer)).isVerified(rawCommit(signer, folder, commit), 'sha1', NOW)).toBe(true);
    endAgent(signer);
  });

  it('are verified also where the message is no UTF-8 and the commit has other headers', async () => {
    const folder = repository('git-odd');
    const check = createSignatureCheck(keysOf(ada));
    for (const by of ['openpgp', 'ssh'] as const) {
      gitAs(ada, folder, ['config', 'i18n.commitEncoding', 'ISO-8859-1']);
      const commit = commitSigned(ada, folder, by, 'gr\u00fc\u00dfe\n\n  indented\n gpgsig not one');
      expect(rawCommit(ada, folder, commit).includes('encoding ISO-8859-1')).toBe(true);
      expect(await check.isVerified(rawCommit(ada, folder, commit), 'sha1', NOW)).toBe(true);
    }
  });

  it('are verified no more once one byte of them is another', async () => {
    const folder = repository('git-tampered');
    const check = createSignatureCheck(keysOf(ada));
    for (const by of ['openpgp', 'ssh'] as const) {
      const object = rawCommit(ada, folder, commitSigned(ada, folder, by));
      for (const [from, to] of [['by ', 'my '], ['author A', 'author B'], ['tree ', 'tree 0'], [' +0000', ' +0100']] as const) {
        expect(await check.isVerified(Buffer.from(object.toString('latin1').replace(from, to), 'latin1'), 'sha1', NOW)).toBe(false);
      }
    }
  });

  it('are verified by a key that went from the forge’s list up to that moment only', async () => {
    const folder = repository('git-gone');
    const check = createSignatureCheck(keysOf(ada, NOW));
    for (const by of ['openpgp', 'ssh'] as const) {
      const object = rawCommit(ada, folder, commitSigned(ada, folder, by));
      expect(await check.isVerified(object, 'sha1', NOW)).toBe(true);
      expect(await check.isVerified(object, 'sha1', NOW + 1)).toBe(false);
      expect(await check.isVerified(object, 'sha1', undefined)).toBe(false);
    }
  });

  it('are verified by a key that one forge lists no more as long as another one lists it, in whatever order', async () => {
    const folder = repository('git-two-lists');
    const [ended, listed] = [keysOf(ada, NOW - 10), keysOf(ada)];
    for (const keys of [[...ended, ...listed], [...listed, ...ended]]) {
      const check = createSignatureCheck(keys);
      for (const by of ['openpgp', 'ssh'] as const) expect(await check.isVerified(rawCommit(ada, folder, commitSigned(ada, folder, by)), 'sha1', NOW)).toBe(true);
    }
  });

  it('with a signature for something else than a commit are not verified', async () => {
    const armored = execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'file', '-f', ada.sshFile], { input: SHORT, encoding: 'utf8' });
    const asCommit = execFileSync('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'git', '-f', ada.sshFile], { input: SHORT, encoding: 'utf8' });
    const check = createSignatureCheck(keysOf(ada));
    expect(await check.isVerified(withSignature(SHORT, asCommit), 'sha1', NOW)).toBe(true);
    expect(await check.isVerified(withSignature(SHORT, armored), 'sha1', NOW)).toBe(false);
    // The header of a repository of the other hash says nothing here.
    expect(await check.isVerified(withSignature(SHORT, asCommit, 'gpgsig-sha256'), 'sha1', NOW)).toBe(false);
  });
});

describe('keys of OpenPGP that come to an end', () => {
  const BORN = new Date('2024-01-01T00:00:00Z');
  const DAY = 86_400;
  let key: PrivateKey;
  let revocation: string;

  async function signedAt(date: Date, by: PrivateKey = key): Promise<Buffer> {
    const signature = await signMessage({ message: await createMessage({ binary: SHORT }), signingKeys: by, detached: true, date, format: 'armored' });
    return withSignature(SHORT, signature as string);
  }
  const verifies = (text: string, object: Buffer): Promise<boolean> => createSignatureCheck([{ kind: 'openpgp', text, until: null }]).isVerified(object, 'sha1', NOW);

  beforeAll(async () => {
    const made = await generateKey({ type: 'ecc', userIDs: [{ name: 'Ada', email: 'ada@example.org' }], date: BORN, keyExpirationTime: 100 * DAY, format: 'object' });
    key = made.privateKey;
    revocation = made.revocationCertificate;
  });

  it('verify what was signed before it, also when it has passed', async () => {
    expect(await verifies(key.toPublic().armor(), await signedAt(new Date('2024-02-01T00:00:00Z')))).toBe(true);
  });

  it('verify nothing that was signed later, or before the key was there', async () => {
    // The signer needs a key that has not ended; the forge lists the one that has.
    const endless = (await reformatKey({ privateKey: key, userIDs: [{ name: 'Ada', email: 'ada@example.org' }], date: BORN, keyExpirationTime: 0, format: 'object' })).privateKey;
    const late = await signedAt(new Date('2024-08-01T00:00:00Z'), endless);
    expect(await verifies(endless.toPublic().armor(), late)).toBe(true);
    expect(await verifies(key.toPublic().armor(), late)).toBe(false);
  });

  it('verify what their longer form covers where forges list them in several', async () => {
    const endless = (await reformatKey({ privateKey: key, userIDs: [{ name: 'Ada', email: 'ada@example.org' }], date: BORN, keyExpirationTime: 0, format: 'object' })).privateKey;
    const late = await signedAt(new Date('2024-08-01T00:00:00Z'), endless);
    const forms = [key, endless].map((one): CheckingKey => ({ kind: 'openpgp', text: one.toPublic().armor(), until: null }));
    for (const keys of [forms, forms.toReversed()]) expect(await createSignatureCheck(keys).isVerified(late, 'sha1', NOW)).toBe(true);
  });

  it('verify nothing once their owner declared them compromised', async () => {
    const object = await signedAt(new Date('2024-02-01T00:00:00Z'));
    const { publicKey } = await revokeKey({ key: key.toPublic(), revocationCertificate: revocation, format: 'object' });
    expect(await verifies(publicKey.armor(), object)).toBe(false);
  });
});

describe('a key in a device', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const point = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const type = 'sk-ssh-ed25519@openssh.com';
  const text = (value: string): Buffer => wireString(Buffer.from(value));
  const blob = Buffer.concat([text(type), wireString(point), text('ssh:')]);

  function signature(flags: number): string {
    const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
    const head = Buffer.from('SSHSIG');
    const data = Buffer.concat([head, text('git'), text(''), text('sha512'), wireString(createHash('sha512').update(SHORT).digest())]);
    const tail = Buffer.from([flags, 0, 0, 0, 7]);
    const inner = Buffer.concat([text(type), wireString(sign(null, Buffer.concat([sha256(Buffer.from('ssh:')), tail, sha256(data)]), privateKey)), tail]);
    const whole = Buffer.concat([head, Buffer.from([0, 0, 0, 1]), wireString(blob), text('git'), text(''), text('sha512'), wireString(inner)]);
    return `-----BEGIN SSH SIGNATURE-----\n${whole.toString('base64').replaceAll(/.{70}/gu, '$&\n')}\n-----END SSH SIGNATURE-----`;
  }

  it('verifies what it signed when somebody touched it', async () => {
    const check = createSignatureCheck([{ kind: 'ssh', text: `${type} ${blob.toString('base64')}`, until: null }]);
    expect(await check.isVerified(withSignature(SHORT, signature(1)), 'sha1', NOW)).toBe(true);
    expect(await check.isVerified(withSignature(SHORT, signature(0)), 'sha1', NOW)).toBe(false);
  });
});

describe('anything else', () => {
  it('is never verified and never stops anything, whatever stands in the object and in the list of keys', async () => {
    const folder = repository('git-fuzz');
    const signed = (['openpgp', 'ssh'] as const).map((by) => rawCommit(ada, folder, commitSigned(ada, folder, by)));
    const check = createSignatureCheck([...keysOf(ada), { kind: 'ssh', text: 'ssh-ed25519 AAAA', until: null }, { kind: 'openpgp', text: 'no key', until: null }, { kind: 'ssh', text: '', until: null }]);
    for (const object of signed) expect(await check.isVerified(object, 'sha1', NOW)).toBe(true);
    const changed = fc.tuple(fc.constantFrom(...signed), fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 })).map(([object, places]) => {
      const copy = Buffer.from(object);
      for (const [at, by] of places) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ by;
      return { copy, same: copy.equals(object) };
    });
    const armored = fc.tuple(fc.constantFrom('-----BEGIN PGP SIGNATURE-----', '-----BEGIN SSH SIGNATURE-----', '-----BEGIN SIGNED MESSAGE-----', ''), fc.base64String({ maxLength: 400 }))
      .map(([begin, body]) => ({ copy: withSignature(SHORT, `${begin}\n\n${body}\n${begin.replace('BEGIN', 'END')}`), same: false }));
    const bytes = fc.uint8Array({ maxLength: 300 }).map((given) => ({ copy: Buffer.concat([Buffer.from('gpgsig -----BEGIN SSH SIGNATURE-----\n '), Buffer.from(given)]), same: false }));
    await fc.assert(fc.asyncProperty(fc.oneof(changed, armored, bytes), async ({ copy, same }) => {
      const verified = await check.isVerified(copy, 'sha1', NOW);
      // A bit flipped in what armor ignores (its checksum, line ends) leaves the signature what it was; what was signed must be the same then.
      if (verified && !same) expect(signed.map((object) => payloadOf(object))).toContain(payloadOf(copy));
    }), { numRuns: 400 });
  });
});

/** What of an object is no signature. */
function payloadOf(object: Buffer): string {
  const text = object.toString('latin1');
  const start = text.indexOf('gpgsig ');
  // A header goes on in lines that begin with a space.
  const end = start + text.slice(start).search(/\n(?! )/u);
  return text.slice(0, start) + text.slice(end + 1);
}
