/** A managed policy's name from its ARN: what stands after the last slash. */
export function policyName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
