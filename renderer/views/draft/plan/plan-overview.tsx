import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Snapshot } from '../../../../shared/accounts/snapshot.ts';
import { existingUsersSchema, type ExistingUsers } from '../../../../shared/drafts/draft.ts';
import type { Plan } from '../../../../shared/plans/plan.ts';
import { AccountName } from '../../../components/account-name.tsx';
import { InfoLink } from '../../../help/info-link.tsx';
import { summaryText } from './plan-counts.ts';

interface PlanOverviewProps {
  plan: Plan;
  snapshot: Snapshot;
  existingUsers: ExistingUsers;
  onExistingUsers: (choice: ExistingUsers) => void;
}

const choices: Record<ExistingUsers, { label: string; description: string }> = {
  stop: {
    label: 'Stop',
    description: 'A user who exists already is an error. Nothing is created until it is put right.',
  },
  skip: {
    label: 'Skip',
    description: 'Users who exist already are left as they are. The others are created.',
  },
  merge: {
    label: 'Merge',
    description:
      'Users who exist already get what they lack: groups, policies, tags. Nothing is taken away, and no password is changed.',
  },
};

/** What the plan comes to, for which account, how old what is known of it is, and what becomes of existing users. */
export function PlanOverview(props: PlanOverviewProps) {
  const { plan, snapshot, existingUsers, onExistingUsers } = props;
  return (
    <Container
      header={
        <Header variant="h2" info={<InfoLink topic="plans" />} description={summaryText(plan)}>
          Plan
        </Header>
      }
    >
      <SpaceBetween size="m">
        <KeyValuePairs
          items={[
            { label: 'Account', value: <AccountName account={snapshot.account} alias={snapshot.alias} /> },
          ]}
        />
        <FormField label="Users who exist already" stretch>
          <RadioGroup
            value={existingUsers}
            items={existingUsersSchema.options.map((value) => ({ value, ...choices[value] }))}
            onChange={({ detail }) => {
              const choice = existingUsersSchema.options.find((option) => option === detail.value);
              if (choice !== undefined) onExistingUsers(choice);
            }}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  );
}
