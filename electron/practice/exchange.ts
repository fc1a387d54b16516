import { AwsError } from './errors.ts';
import type { Caller } from './operation.ts';
import type { PracticeAccount, PracticeAnswer } from './practice-account.ts';
import { isSignedWith, readAuthorization, type SignedRequest } from './signature.ts';

/**
 * Who signed a request. A key that the account did not issue counts as an administrator's, whatever its
 * signature.
 * @throws AwsError InvalidClientTokenId for an issued key that is inactive or too new to be known,
 *   SignatureDoesNotMatch for one that signed wrongly
 */
function callerOf(account: PracticeAccount, request: SignedRequest): Caller {
  const authorization = readAuthorization(request.headers['authorization']);
  const key = account.issuedKey(authorization.accessKeyId);
  if (key === undefined) return { kind: 'administrator' };
  if (key.status !== 'Active') {
    throw new AwsError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.');
  }
  if (!isSignedWith(request, authorization, key.secret)) {
    throw new AwsError(
      'SignatureDoesNotMatch',
      403,
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    );
  }
  account.recordKeyUse(authorization.accessKeyId, authorization.service, authorization.region);
  return { kind: 'user', name: key.userName };
}

/** Answers an awsQuery request: finds out who asks, and does what is asked. */
export async function answerRequest(
  account: PracticeAccount,
  request: SignedRequest,
): Promise<PracticeAnswer> {
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  let caller: Caller;
  try {
    caller = callerOf(account, request);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return account.refuse(form, error);
  }
  return await account.call(form, caller);
}
