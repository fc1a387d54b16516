import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { chosenSignInUrl, type SignInBy } from '../../../shared/handover/sign-in-by.ts';
import type { RunHeader } from '../../../shared/runs/run.ts';

interface SignInByFieldProps {
  header: RunHeader;
  value: SignInBy;
  onChange: (value: SignInBy) => void;
}

/** Which sign-in URL people get; no choice where the account has no alias. */
export function SignInByField({ header: { account, alias }, value, onChange }: SignInByFieldProps) {
  if (alias === undefined)
    return (
      <FormField label="Console sign-in URL">
        <span className="breakable">{chosenSignInUrl(account, alias, 'account-id')}</span>
      </FormField>
    );
  return (
    <FormField label="Console sign-in URL">
      <RadioGroup
        value={value}
        items={[
          {
            value: 'alias',
            label: 'With the account alias',
            description: chosenSignInUrl(account, alias, 'alias'),
          },
          {
            value: 'account-id',
            label: 'With the account ID',
            description: `${chosenSignInUrl(account, alias, 'account-id')}: always works, also when the alias is changed.`,
          },
        ]}
        onChange={({ detail }) => onChange(detail.value === 'account-id' ? 'account-id' : 'alias')}
      />
    </FormField>
  );
}
