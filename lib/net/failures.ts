import { AppError } from '../errors/app-error';

/** Codes of node's and OpenSSL's complaints about a certificate. */
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER|VERIFY)|HOSTNAME_MISMATCH|INVALID_CA)/u;

/** One sentence for closed, filtered, forbidden and unknown: it tells nothing about the network behind it. */
export function unreachable(): AppError {
  return new AppError('forge-unreachable', 'The server could not be reached. Check the address; it is tried again later, and what was collected stays.');
}

/** The answer is larger, longer or more tightly packed than anything a server has reason to send. */
export function tooMuch(): AppError {
  return new AppError('limit-exceeded', 'The server sent more than is allowed, or took too long for it. It is tried again later; what was collected stays.');
}

/** A failed connection in words. The cause is not kept: it can quote headers and names of the network inside. */
export function connectionFailure(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (CERTIFICATE.test(code)) {
    return new AppError('forge-unreachable', 'The certificate of the server is not valid: expired, made for another name, or signed by nobody who is known. Its operator has to mend it.');
  }
  return unreachable();
}
