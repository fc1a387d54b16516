import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { groupNameProblem } from '../../../shared/rules/names.ts';

/** A group by its name, where the account was not read and so cannot offer its groups. */
export function GroupNameField({ onAdd }: { onAdd: (name: string) => void }) {
  const [name, setName] = useState('');
  const [attempted, setAttempted] = useState(false);
  const problem = attempted ? groupNameProblem(name.trim()) : undefined;
  const add = (): void => {
    if (groupNameProblem(name.trim()) !== undefined) {
      setAttempted(true);
      return;
    }
    onAdd(name.trim());
    setName('');
    setAttempted(false);
  };
  return (
    <FormField
      label="Group name"
      description="The account was not read. Whether it has the group is checked as soon as it is."
      errorText={problem}
      secondaryControl={<Button onClick={add}>Add group</Button>}
    >
      <Input
        value={name}
        autoComplete={false}
        spellcheck={false}
        onChange={({ detail }) => setName(detail.value)}
        onKeyDown={({ detail }) => {
          if (detail.key === 'Enter') add();
        }}
      />
    </FormField>
  );
}
