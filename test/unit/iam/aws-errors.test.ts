import { describe, expect, it } from 'vitest';
import { permissionOf, toGatehouseError } from '../../../electron/iam/aws-errors.ts';
import { Failure } from '../../../shared/errors.ts';

/** An error as the SDK makes it of AWS's answer. */
function answered(name: string, message = 'Something.', httpStatusCode = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode, requestId: 'request-1' } });
}

/** An error as Node makes it of a connection. */
function broken(code: string): Error {
  return Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code });
}

describe('an error that AWS answered', () => {
  it.each([
    ['AccessDenied', 'denied'],
    ['AccessDeniedException', 'denied'],
    ['InvalidClientTokenId', 'denied'],
    ['UnrecognizedClientException', 'denied'],
    ['SignatureDoesNotMatch', 'denied'],
    ['IncompleteSignature', 'denied'],
    ['MissingAuthenticationToken', 'denied'],
    ['OptInRequired', 'denied'],
    ['ExpiredToken', 'session-expired'],
    ['ExpiredTokenException', 'session-expired'],
    ['Throttling', 'throttled'],
    ['ThrottlingException', 'throttled'],
    ['RequestLimitExceeded', 'throttled'],
    ['TooManyRequestsException', 'throttled'],
    ['EntityAlreadyExistsException', 'conflict'],
    ['DeleteConflictException', 'conflict'],
    ['ConcurrentModificationException', 'conflict'],
    ['EntityTemporarilyUnmodifiableException', 'conflict'],
    ['NoSuchEntityException', 'not-found'],
    ['LimitExceededException', 'quota'],
    ['ValidationError', 'invalid'],
    ['InvalidInputException', 'invalid'],
    ['PasswordPolicyViolationException', 'invalid'],
    ['MalformedPolicyDocumentException', 'invalid'],
    ['PolicyNotAttachableException', 'invalid'],
    ['InvalidAuthenticationCodeException', 'invalid'],
    ['ServiceFailureException', 'unexpected'],
    ['SomethingNew', 'unexpected'],
  ])('%s is %s', (name, kind) => {
    const error = toGatehouseError(answered(name), 'CreateUser');
    expect(error).toMatchObject({
      kind,
      code: name.replace('Exception', ''),
      call: 'CreateUser',
      requestId: 'request-1',
    });
    expect(error.message).toContain('CreateUser');
  });

  it("gives AWS's message as a sentence, and what to do next", () => {
    const error = answered('LimitExceededException', 'Cannot exceed quota for AccessKeysPerUser: 2', 409);
    expect(toGatehouseError(error, 'CreateAccessKey').message).toBe(
      'AWS refused CreateAccessKey: Cannot exceed quota for AccessKeysPerUser: 2. ' +
        'Remove something, or ask AWS for a higher quota in Service Quotas.',
    );
  });

  it('names the permission that is missing', () => {
    const error = toGatehouseError(answered('AccessDenied', 'User: x is not authorized', 403), 'ListUsers');
    expect(error.message).toContain('lacks the permission iam:ListUsers');
    expect(permissionOf('AssumeRole')).toBe('sts:AssumeRole');
  });

  it('says of an explicit deny that MFA may be what is asked for', () => {
    const message =
      'User: x is not authorized to perform: iam:ListUsers with an explicit deny in an identity-based policy';
    expect(toGatehouseError(answered('AccessDenied', message, 403), 'ListUsers').message).toContain('MFA');
  });

  it('says of a key that IAM does not know that it may be of a session that IAM does not take', () => {
    const error = answered(
      'InvalidClientTokenId',
      'The security token included in the request is invalid.',
      403,
    );
    expect(toGatehouseError(error, 'ListAccountAliases').message).toContain('a session without MFA');
    expect(toGatehouseError(error, 'GetCallerIdentity').message).not.toContain('a session without MFA');
  });

  it('tells a wrong clock from a wrong key', () => {
    const message = 'Signature expired: 20261123T120000Z is now earlier than 20261123T130000Z';
    const error = toGatehouseError(answered('SignatureDoesNotMatch', message, 403), 'ListUsers');
    expect(error.message).toContain("this computer's clock");
  });

  it('never repeats what AWS repeats of a signed request or of a password', () => {
    const secret = 'SECRET-VALUE';
    for (const [name, call] of [
      ['SignatureDoesNotMatch', 'ListUsers'],
      ['IncompleteSignature', 'ListUsers'],
      ['ValidationError', 'CreateLoginProfile'],
      ['ValidationError', 'UpdateLoginProfile'],
      ['ValidationError', 'ChangePassword'],
      ['InvalidInput', 'CreateLoginProfile'],
      ['InvalidParameterValue', 'UpdateLoginProfile'],
      ['SomethingNew', 'CreateLoginProfile'],
    ] as const) {
      const message = `1 validation error detected: Value '${secret}' at 'password' failed; ${secret}`;
      expect(JSON.stringify(toGatehouseError(answered(name, message), call))).not.toContain(secret);
    }
  });

  it('says why a password is refused', () => {
    const error = answered('PasswordPolicyViolationException', 'Password should have at least one number');
    expect(toGatehouseError(error, 'CreateLoginProfile').message).toContain('at least one number');
  });

  it('that no XML reader understands is told as not being from AWS', () => {
    const error = answered(
      'SyntaxError',
      "char 'H' is not expected.:1:1\n  Deserialization error: to see",
      200,
    );
    const { kind, message } = toGatehouseError(error, 'ListUsers');
    expect(kind).toBe('unexpected');
    expect(message).toContain("The answer to ListUsers was not AWS's");
  });
});

describe('an error of the network', () => {
  it.each([
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'EPIPE',
    'SELF_SIGNED_CERT_IN_CHAIN',
  ])('%s is offline, and says so', (code) => {
    const error = toGatehouseError(broken(code), 'CreateUser');
    expect(error).toMatchObject({ kind: 'offline', call: 'CreateUser' });
    expect(error.message).toContain(code);
  });

  it('is found where it is the cause, or one of several', () => {
    const cause = broken('ENOTFOUND');
    expect(toGatehouseError(new Error('failed', { cause }), 'ListUsers').kind).toBe('offline');
    const several = Object.assign(new AggregateError([broken('ECONNREFUSED')], ''), { code: 'ECONNREFUSED' });
    expect(toGatehouseError(several, 'ListUsers').kind).toBe('offline');
  });

  it('covers an answer that did not come in time', () => {
    const error = Object.assign(new Error('late'), { name: 'TimeoutError' });
    expect(toGatehouseError(error, 'ListUsers').kind).toBe('offline');
  });
});

describe('any other error', () => {
  it('of our own keeps what it says', () => {
    const own = { kind: 'conflict', message: 'Choose again.' } as const;
    expect(toGatehouseError(new Failure(own), 'ListUsers')).toBe(own);
  });

  it.each([[new Error('SECRET')], ['SECRET'], [undefined], [{ message: 'SECRET' }]])(
    'is unexpected, and nothing of it is repeated',
    (error) => {
      const told = toGatehouseError(error, 'ListUsers');
      expect(told.kind).toBe('unexpected');
      expect(told.message).not.toContain('SECRET');
    },
  );
});
