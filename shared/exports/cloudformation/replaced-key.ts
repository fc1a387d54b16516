/**
 * The first key of a document, at any depth, that CloudFormation would take for a function and replace with what it
 * gives, which may come from elsewhere (`Fn::Transform` fetches from S3); `undefined` where there is none:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function replacedKey(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null) return undefined;
  for (const [key, value] of Object.entries(document)) {
    if (key === 'Ref' || key.startsWith('Fn::')) return key;
    const within = replacedKey(value);
    if (within !== undefined) return within;
  }
  return undefined;
}
