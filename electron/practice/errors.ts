/** An answer of AWS that is an error: the wire code (without "Exception"), the HTTP status, the message. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}

/** 400: a parameter breaks the service's model. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', 400, message);
}

/** 404: what the call names does not exist. */
export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', 404, message);
}

/** 409: the name is taken. */
export function entityAlreadyExists(message: string): AwsError {
  return new AwsError('EntityAlreadyExists', 409, message);
}

/** 409: something else must be removed first. */
export function deleteConflict(message: string): AwsError {
  return new AwsError('DeleteConflict', 409, message);
}

/** 409: a quota is used up. */
export function limitExceeded(message: string): AwsError {
  return new AwsError('LimitExceeded', 409, message);
}

/** 409 with AWS's sentence for a counted quota; `name` is AWS's, such as AccessKeysPerUser. */
export function quotaExceeded(name: string, quota: number): AwsError {
  return limitExceeded(`Cannot exceed quota for ${name}: ${quota}`);
}

/** 400: well formed, but not acceptable. */
export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInput', 400, message);
}

/** 400: a policy document that IAM's grammar refuses. */
export function malformedPolicy(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', 400, message);
}

/** 403: the caller may not do this. */
export function accessDenied(message: string): AwsError {
  return new AwsError('AccessDenied', 403, message);
}
