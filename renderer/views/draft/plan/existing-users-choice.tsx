import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { existingUsersSchema, type ExistingUsers } from '../../../../shared/drafts/draft.ts';

const labels: Record<ExistingUsers, string> = { stop: 'Stop', skip: 'Skip', merge: 'Merge' };

const meanings: Record<ExistingUsers, string> = {
  stop: 'A user who exists already is an error. Nothing is created until it is put right.',
  skip: 'Users who exist already are left as they are. The others are created.',
  merge:
    'Users who exist already get what they lack: groups, policies, tags. Nothing is taken away, and no password is changed.',
};

interface ExistingUsersChoiceProps {
  value: ExistingUsers;
  onChange: (value: ExistingUsers) => void;
}

/** What becomes of users of the batch whom the account has already. */
export function ExistingUsersChoice({ value, onChange }: ExistingUsersChoiceProps) {
  return (
    <FormField label="Users who exist already" constraintText={meanings[value]} stretch>
      <RadioGroup
        direction="horizontal"
        value={value}
        items={existingUsersSchema.options.map((option) => ({ value: option, label: labels[option] }))}
        onChange={({ detail }) => {
          const choice = existingUsersSchema.options.find((option) => option === detail.value);
          if (choice !== undefined) onChange(choice);
        }}
      />
    </FormField>
  );
}
