import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import type { PasswordPolicy } from '../../../../shared/accounts/snapshot.ts';
import { passwordRequirements } from '../../../../shared/rules/passwords.ts';
import { PasswordField } from '../../../components/password-field.tsx';
import { pastedPasswords, type PasswordNeeds } from './password-needs.ts';

const pageSize = 20;

interface ApplyPasswordsProps {
  needs: PasswordNeeds;
  /** The account's, as it was just read. */
  policy: PasswordPolicy | null;
  /** By row id. */
  passwords: ReadonlyMap<string, string>;
  emptyIsWrong: boolean;
  onPasswords: (passwords: ReadonlyMap<string, string>) => void;
}

/** The custom passwords that a plan needs, typed or pasted, hidden until asked, each judged by the account's policy. */
export function ApplyPasswords({ needs, policy, passwords, emptyIsWrong, onPasswords }: ApplyPasswordsProps) {
  const [shown, setShown] = useState(false);
  const [page, setPage] = useState(1);
  const { shared, own } = needs;
  const pages = Math.max(1, Math.ceil(own.length / pageSize));
  const requirements = passwordRequirements(policy).join(' ');
  const field = { policy, shown, emptyIsWrong };
  const set = (entries: Iterable<readonly [string, string]>) =>
    onPasswords(new Map([...passwords, ...entries]));
  const [first] = shared;
  return (
    <SpaceBetween size="m">
      {first !== undefined && (
        <PasswordField
          {...field}
          label={`Password for ${shared.length === 1 ? first.userName : `${shared.length.toLocaleString('en')} users`}`}
          constraint={requirements}
          password={passwords.get(first.rowId) ?? ''}
          onChange={(password) => set(shared.map(({ rowId }) => [rowId, password]))}
        />
      )}
      {own.length > 1 && <PasteList needs={needs} onPasted={set} />}
      {own.slice((page - 1) * pageSize, page * pageSize).map(({ rowId, userName }, index) => (
        <PasswordField
          key={rowId}
          {...field}
          label={<span className="breakable">Password of {userName}</span>}
          constraint={index === 0 ? requirements : undefined}
          password={passwords.get(rowId) ?? ''}
          onChange={(password) => set([[rowId, password]])}
        />
      ))}
      {pages > 1 && (
        <Pagination
          currentPageIndex={page}
          pagesCount={pages}
          onChange={({ detail }) => setPage(detail.currentPageIndex)}
        />
      )}
      <Checkbox checked={shown} onChange={({ detail }) => setShown(detail.checked)}>
        Show passwords
      </Checkbox>
    </SpaceBetween>
  );
}

interface PasteListProps {
  needs: PasswordNeeds;
  onPasted: (passwords: ReadonlyMap<string, string>) => void;
}

/** Many passwords at once, from a spreadsheet. */
function PasteList({ needs, onPasted }: PasteListProps) {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<{ taken: number; problem: string | undefined }>();
  const use = () => {
    const { byRow, problem } = pastedPasswords(text, needs);
    setOutcome({ taken: byRow.size, problem });
    if (byRow.size === 0) return;
    setText('');
    onPasted(byRow);
  };
  return (
    <ExpandableSection headerText="Paste a list of passwords">
      <SpaceBetween size="s">
        <FormField
          label="User names and passwords"
          description="Two columns of a spreadsheet, user name and password, or one password a line in the order below. They can be read here until you choose “Use these passwords”."
          stretch
        >
          <Textarea
            value={text}
            rows={4}
            spellcheck={false}
            autoComplete={false}
            disableBrowserAutocorrect
            onChange={({ detail }) => setText(detail.value)}
          />
        </FormField>
        <Button disabled={text === ''} onClick={use}>
          Use these passwords
        </Button>
        {outcome !== undefined && (
          <Alert type={outcome.problem === undefined ? 'success' : 'warning'}>
            {outcome.taken > 0 &&
              `${outcome.taken.toLocaleString('en')} passwords were taken from the list. `}
            {outcome.problem}
          </Alert>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
