import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { AccessKey } from '../../../shared/user-credentials/user-credentials.ts';
import { dateText } from '../../components/date-text.ts';

/** When a key was last used, by which service and where. */
export function lastUseText({ lastUse }: AccessKey): string {
  switch (lastUse.kind) {
    case 'used':
      return `${dateText(lastUse.at)}, ${lastUse.service} in ${lastUse.region}`;
    case 'never':
      return 'Never';
    case 'unknown':
      return 'Not known (it takes iam:GetAccessKeyLastUsed, and a new key some seconds)';
  }
}

/** Which key of whom is meant, for a question about it. */
export function KeyFacts({ userName, iamKey }: { userName: string; iamKey: AccessKey }) {
  return (
    <KeyValuePairs
      columns={2}
      items={[
        { label: 'User name', value: <span className="breakable">{userName}</span> },
        { label: 'Access key ID', value: <span className="breakable">{iamKey.id}</span> },
        { label: 'Status', value: iamKey.status },
        { label: 'Last used', value: lastUseText(iamKey) },
      ]}
    />
  );
}
