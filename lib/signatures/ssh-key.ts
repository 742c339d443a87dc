import { createHash, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { WireReader } from './wire';

/** Checks an inner signature, as `PROTOCOL.sshsig` names it, over some bytes. */
export type CheckBytes = (signature: Buffer, data: Buffer) => boolean;

const CURVES: Readonly<Record<string, { crv: string; size: number; hash: string }>> = {
  nistp256: { crv: 'P-256', size: 32, hash: 'sha256' },
  nistp384: { crv: 'P-384', size: 48, hash: 'sha384' },
  nistp521: { crv: 'P-521', size: 66, hash: 'sha512' },
};
/** SHA-1 is no proof any more: `ssh-rsa` is not taken. */
const RSA_HASHES: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' };
const LEAST_RSA_BITS = 2048;
/** The person touched the device: git asks for that, and so do we. */
const USER_PRESENT = 1;

const base64 = (bytes: Buffer): string => bytes.toString('base64url');

function edKey(point: Buffer): KeyObject {
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: base64(point) } });
}

function ecKey(point: Buffer, curve: (typeof CURVES)[string]): KeyObject {
  if (point.length !== 1 + 2 * curve.size || point[0] !== 4) throw new RangeError('no point of this curve');
  return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: curve.crv, x: base64(point.subarray(1, 1 + curve.size)), y: base64(point.subarray(1 + curve.size)) } });
}

/** Two numbers of SSH's form as two of equal length, which node:crypto takes. */
function ecSignature(blob: Buffer, size: number): Buffer {
  const reader = new WireReader(blob);
  const parts = [reader.positive(), reader.positive()];
  reader.end();
  return Buffer.concat(parts.map((part) => {
    if (part.length > size) throw new RangeError('a number that is too large');
    return Buffer.concat([Buffer.alloc(size - part.length), part]);
  }));
}

type CheckBlob = (data: Buffer, blob: Buffer) => boolean;

/** A key in a device signs the application's hash, flags, a counter and the message's hash (PROTOCOL.u2f of OpenSSH). */
function ofDevice(algorithm: string, application: Buffer, check: CheckBlob): CheckBytes {
  return (signature, data) => {
    const reader = new WireReader(signature);
    if (reader.text() !== algorithm) return false;
    const blob = reader.string();
    const flags = reader.take(1);
    const counter = reader.take(4);
    reader.end();
    const hash = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
    return ((flags[0] ?? 0) & USER_PRESENT) !== 0 && check(Buffer.concat([hash(application), flags, counter, hash(data)]), blob);
  };
}

function ofAlgorithm(algorithm: string, check: CheckBlob): CheckBytes {
  return (signature, data) => {
    const reader = new WireReader(signature);
    if (reader.text() !== algorithm) return false;
    const blob = reader.string();
    reader.end();
    return check(data, blob);
  };
}

function rsaCheck(key: KeyObject): CheckBytes {
  return (signature, data) => {
    const reader = new WireReader(signature);
    const hash = RSA_HASHES[reader.text()];
    const blob = reader.string();
    reader.end();
    return hash !== undefined && verify(hash, data, key, blob);
  };
}

/**
 * What checks signatures of a public key given in SSH's binary form: Ed25519, ECDSA, RSA of 2,048 bits and more with SHA-2, and the first two in a device.
 * Undefined for any other sort (DSA, certificates). @throws RangeError or an error of node:crypto for a key that is none.
 */
export function checkerOf(blob: Buffer): CheckBytes | undefined {
  const reader = new WireReader(blob);
  const type = reader.text();
  if (type === 'ssh-ed25519' || type === 'sk-ssh-ed25519@openssh.com') {
    const key = edKey(reader.string());
    const check: CheckBlob = (data, bytes) => verify(null, data, key, bytes);
    return type === 'ssh-ed25519' ? ofAlgorithm(type, check) : ofDevice(type, reader.string(), check);
  }
  if (type.startsWith('ecdsa-sha2-') || type === 'sk-ecdsa-sha2-nistp256@openssh.com') {
    const curve = CURVES[reader.text()];
    if (!curve || !type.includes(curve.crv.replace('P-', 'nistp'))) return undefined;
    const key = ecKey(reader.string(), curve);
    const check: CheckBlob = (data, bytes) => verify(curve.hash, data, { key, dsaEncoding: 'ieee-p1363' }, ecSignature(bytes, curve.size));
    return type.startsWith('sk-') ? ofDevice(type, reader.string(), check) : ofAlgorithm(type, check);
  }
  if (type !== 'ssh-rsa') return undefined;
  const [e, n] = [reader.positive(), reader.positive()];
  if (n.length * 8 < LEAST_RSA_BITS) return undefined;
  return rsaCheck(createPublicKey({ format: 'jwk', key: { kty: 'RSA', e: base64(e), n: base64(n) } }));
}
