import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { ReactNode } from 'react';
import type { PasswordPolicy } from '../../shared/accounts/snapshot.ts';
import { startsLikeFormula } from '../../shared/rules/passwords.ts';
import { passwordProblem } from './password-problem.ts';

interface PasswordFieldProps {
  label: ReactNode;
  constraint: string | undefined;
  password: string;
  policy: PasswordPolicy | null;
  shown: boolean;
  /** Whether it is wrong to have entered none yet. */
  emptyIsWrong: boolean;
  onChange: (password: string) => void;
}

/** A console password being typed, hidden until asked, judged by the account's policy. */
export function PasswordField({
  label,
  constraint,
  password,
  policy,
  shown,
  emptyIsWrong,
  onChange,
}: PasswordFieldProps) {
  const problem = password !== '' || emptyIsWrong ? passwordProblem(password, policy) : undefined;
  return (
    <FormField
      label={label}
      constraintText={constraint}
      errorText={problem}
      warningText={
        problem === undefined && startsLikeFormula(password)
          ? 'It begins like a spreadsheet formula: a spreadsheet may show something else when it opens the .csv file.'
          : undefined
      }
    >
      <Input
        type={shown ? 'text' : 'password'}
        value={password}
        autoComplete={false}
        spellcheck={false}
        disableBrowserAutocorrect
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
