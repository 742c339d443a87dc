import { AppError } from '../errors/app-error';
import { STAYS, TRIED_AGAIN } from '../errors/kept';

/** Codes of node's and OpenSSL's complaints about a certificate. */
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER|VERIFY)|HOSTNAME_MISMATCH|INVALID_CA)/u;

/** One sentence for closed, filtered, forbidden and unknown: it tells nothing about the network behind it. */
export function unreachable(): AppError {
  return new AppError('forge-unreachable', 'The server could not be reached. Check its address, or try again later.', { kept: STAYS });
}

/** Whatever a proxy says instead of letting a connection through, in the same words. */
export function proxyRefused(): AppError {
  return new AppError('forge-unreachable', 'The proxy of this site did not let the connection through. The operator of this site checks HTTPS_PROXY and what the proxy allows.', { kept: TRIED_AGAIN });
}

/** The answer is larger, longer or more tightly packed than anything a server has reason to send. */
export function tooMuch(): AppError {
  return new AppError('limit-exceeded', 'The server sent more than is allowed, or took too long for it.', { kept: TRIED_AGAIN });
}

/** Of these certificates nobody knows who signed them. */
const NOBODY_KNOWN = /^(?:DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER|VERIFY)|INVALID_CA)/u;

/** What is wrong with a certificate, after "The certificate of the server", by the code that Node or OpenSSL gives. */
export function certificateProblem(code: string): string {
  if (code === 'CERT_HAS_EXPIRED') return 'has expired, so nothing was sent to it. Its operator has to renew it';
  if (!NOBODY_KNOWN.test(code)) return 'is not valid, or made for another name, so nothing was sent to it. Its operator has to mend it';
  return 'is signed by nobody who is known here, so nothing was sent to it. Where an authority of your own signs it, the operator of this site names that authority in NODE_EXTRA_CA_CERTS';
}

/** A failed connection in words. The cause is not kept: it can quote headers and names of the network inside. */
export function connectionFailure(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'UND_ERR_ABORTED' || code === 'UND_ERR_PRX_TLS') return proxyRefused();
  if (CERTIFICATE.test(code)) {
    return new AppError('forge-unreachable', `The certificate of the server ${certificateProblem(code)}.`);
  }
  return unreachable();
}
