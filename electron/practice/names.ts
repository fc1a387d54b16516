import { list, oneOf, optional, structure, text, withDefault, wholeNumber } from './parameters.ts';

// Lengths and patterns: botocore, iam/2010-05-08/service-2.json. The sentences are the ones that AWS answers
// in place of the pattern. The practice account has its own copy of AWS's rules, so that a mistake in the
// application's rules is found by it and not shared with it.

const nameSentence = (label: string): string =>
  `The specified value for ${label} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`;
const pathSentence = (label: string): string =>
  `The specified value for ${label} is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.`;

const namePattern = /[\w+=,.@-]+/;
const pathPattern = /(\/)|(\/[!-~]+\/)/;
const policyPathPattern = /((\/[A-Za-z0-9.,+@=_-]+)*)\//;

/** The name of a user to be made, and wherever the model uses the same type. */
export const newUserName = text({ min: 1, max: 64, pattern: namePattern, sentence: nameSentence });
/** The name of a user that should exist: AWS still accepts up to 128 characters here. */
export const existingUserName = text({ min: 1, max: 128, pattern: namePattern, sentence: nameSentence });
/** A group's name. */
export const groupName = text({ min: 1, max: 128, pattern: namePattern, sentence: nameSentence });
/** A managed or inline policy's name. */
export const policyName = text({ min: 1, max: 128, pattern: namePattern, sentence: nameSentence });
/** A virtual MFA device's name; its length is bounded by the serial number's. */
export const deviceName = text({ min: 1, pattern: namePattern, sentence: nameSentence });
/** The path of a user, group or virtual MFA device. */
export const path = withDefault(
  text({ min: 1, max: 512, pattern: pathPattern, sentence: pathSentence }),
  '/',
);
/** The path of a managed policy. */
export const policyPath = withDefault(
  text({ min: 1, max: 512, pattern: policyPathPattern, sentence: pathSentence }),
  '/',
);
/** A filter on paths of users and groups. */
export const pathPrefix = withDefault(text({ min: 1, max: 512, pattern: /\/[!-\x7f]*/ }), '/');
/** A filter on paths of managed policies. */
export const policyPathPrefix = withDefault(text({ min: 1, max: 512, pattern: policyPathPattern }), '/');
/** An ARN; its form is checked where it is used. */
export const arn = text({ min: 20, max: 2048 });
/** A policy document as text. */
export const policyDocument = text({ min: 1, max: 131072, pattern: /[\u0009\u000A\u000D\u0020-\u00FF]+/ });
/** A managed policy's description. */
export const policyDescription = text({ max: 1000 });
/** A managed policy's version id. */
export const policyVersionId = text({ pattern: /v[1-9][0-9]*(\.[A-Za-z0-9-]*)?/ });
/** A console password. */
export const password = text({ min: 1, max: 128, pattern: /[\u0009\u000A\u000D\u0020-\u00FF]+/ });
/** An access key's id. */
export const accessKeyId = text({ min: 16, max: 128, pattern: /[\w]+/ });
/** What an access key can be set to. */
export const accessKeyStatus = oneOf(['Active', 'Inactive', 'Expired']);
/** The serial number (for virtual devices the ARN) of an MFA device. */
export const serialNumber = text({ min: 9, max: 256, pattern: /[\w+=\/:,.@-]+/ });
/** Six digits from an authenticator. */
export const authenticationCode = text({ min: 6, max: 6, pattern: /[\d]+/ });
/** An account alias. */
export const accountAlias = text({
  min: 3,
  max: 63,
  pattern: /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/,
});

const tagCharacters = /[\p{L}\p{Z}\p{N}_.:\/=+\-@]+/u;
const tagKey = text({ min: 1, max: 128, pattern: tagCharacters });

/** Up to 50 tags. */
export const tags = list(
  structure({ Key: tagKey, Value: text({ max: 256, pattern: /[\p{L}\p{Z}\p{N}_.:\/=+\-@]*/u }) }),
  { max: 50 },
);
/** Up to 50 keys of tags. */
export const tagKeys = list(tagKey, { max: 50 });

/** The two parameters of every paginated operation; 100 items unless told otherwise. */
export const paging = {
  Marker: optional(text({ min: 1, max: 320, pattern: /[\u0020-\u00FF]+/ })),
  MaxItems: withDefault(wholeNumber({ min: 1, max: 1000 }), 100),
};
