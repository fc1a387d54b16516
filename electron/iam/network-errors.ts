/** Node's codes for a connection that did not come about or broke off. */
const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
]);
const nameCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL']);
const certificateCode =
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_SELF_SIGNED_CERT|HOSTNAME_MISMATCH)/;

/**
 * Why no answer came, with what to do next, where an error (or one that it was caused by) is one of the network's;
 * `undefined` for any other.
 */
export function networkProblem(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : undefined;
    if (at.name === 'TimeoutError') return 'No answer came in time. Check the network, then try again.';
    if (code === undefined) continue;
    if (nameCodes.has(code)) {
      return `The server's name could not be resolved (${code}). Check the network or the endpoint, then try again.`;
    }
    if (connectionCodes.has(code)) {
      return `The connection failed (${code}). Check the network or the endpoint, then try again.`;
    }
    if (certificateCode.test(code)) {
      return (
        `The server's certificate is not trusted (${code}). ` +
        'Where a company proxy inspects traffic, set NODE_EXTRA_CA_CERTS to its certificate and start again.'
      );
    }
  }
  return undefined;
}
