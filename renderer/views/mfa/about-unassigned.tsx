import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { ExternalLink } from '../../components/external-link.tsx';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html#troubleshoot_general_access-denied-delete-mfa */
const awsPage =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html#troubleshoot_general_access-denied-delete-mfa';

/** Why there are devices that nobody has, and when to delete them. */
export function AboutUnassigned() {
  return (
    <ExpandableSection headerText="Why are there unassigned devices?">
      <p>
        A virtual MFA device is created before its two codes are typed. Where a set-up is given up in between,
        in the console or by a user, the device stays in the account and is assigned to nobody. Deactivating a
        device with the AWS CLI leaves one too.
      </p>
      <p>
        It protects no sign-in, but it blocks its name: whoever begins again under the same name, which is
        often the user’s, is told that the device already exists. Nobody can finish the old set-up, because
        AWS shows a seed only once. Delete the device, then assign a new one.
      </p>
      <p>
        Do not delete a device that somebody may be setting up at this moment: they would have to begin again.{' '}
        <ExternalLink href={awsPage}>Troubleshoot IAM in the AWS documentation</ExternalLink>
      </p>
    </ExpandableSection>
  );
}
