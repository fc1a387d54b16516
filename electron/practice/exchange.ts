import { AwsError } from './errors.ts';
import type { Caller } from './operation.ts';
import type { PracticeAccount } from './practice-account.ts';
import { isSignedWith, readAuthorization, type SignedRequest } from './signature.ts';

/**
 * Who signed a request. A key that the account did not issue counts as the stranger's, whatever its
 * signature.
 * @throws AwsError InvalidClientTokenId for an issued key that is inactive, deleted or too new to be known,
 *   SignatureDoesNotMatch for one that signed wrongly
 */
function callerOf(account: PracticeAccount, request: SignedRequest, stranger: Caller): Caller {
  const authorization = readAuthorization(request.headers['authorization']);
  const key = account.issuedKey(authorization.accessKeyId);
  if (key === undefined && !account.isDeletedKey(authorization.accessKeyId)) return stranger;
  if (key?.status !== 'Active') {
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

/** An HTTP answer. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** XML. */
  readonly body: string;
}

/**
 * Answers an awsQuery request: finds out who asks, and does what is asked. `stranger` is whom a key counts as
 * that the account did not issue.
 */
export async function answerRequest(
  account: PracticeAccount,
  request: SignedRequest,
  stranger: Caller = { kind: 'administrator' },
): Promise<Answer> {
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  const { status, body, requestId } = await answerForm(account, request, form, stranger);
  const headers = {
    'content-type': 'text/xml',
    date: new Date(account.now()).toUTCString(),
    'x-amzn-requestid': requestId,
  };
  return { status, headers, body };
}

async function answerForm(
  account: PracticeAccount,
  request: SignedRequest,
  form: URLSearchParams,
  stranger: Caller,
): ReturnType<PracticeAccount['call']> {
  let caller: Caller;
  try {
    caller = callerOf(account, request, stranger);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return account.refuse(form, error);
  }
  return await account.call(form, caller);
}
