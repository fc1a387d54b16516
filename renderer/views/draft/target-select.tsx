import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { accountKeyText, type AccountKey } from '../../../shared/accounts/account-key.ts';
import type { DraftTarget } from '../../../shared/drafts/draft.ts';
import { targetName } from '../../../shared/drafts/draft-target.ts';
import type { DraftEditor } from '../../drafting/draft-editor.ts';
import { useKeptSnapshots } from '../../kept-snapshots.ts';
import { useIdentity } from '../../queries.ts';

const any = 'any';

/** The account that the draft is for: whichever is chosen when it is applied, or a certain one. */
export function TargetSelect({ editor: { draft, change } }: { editor: DraftEditor }) {
  const identity = useIdentity();
  const kept = useKeptSnapshots();
  const targets = new Map<string, DraftTarget>();
  const offer = ({ account, alias }: { account: AccountKey; alias?: string | undefined }) =>
    targets.set(accountKeyText(account), { account, ...(alias === undefined ? {} : { alias }) });
  // Also without a connection, a draft can be for an account that was read before.
  for (const snapshot of kept.data ?? []) offer(snapshot);
  if (draft.target !== null) targets.set(accountKeyText(draft.target.account), draft.target);
  if (identity.data !== undefined) offer(identity.data);
  const options = [
    { value: any, label: 'Any account' },
    ...[...targets].map(([value, target]) => ({ value, label: targetName(target) })),
  ];
  const selected = draft.target === null ? any : accountKeyText(draft.target.account);
  return (
    <FormField label="Account">
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === selected) ?? null}
        onChange={({ detail }) =>
          change(
            (before) => ({ ...before, target: targets.get(detail.selectedOption.value ?? any) ?? null }),
            'Change account',
          )
        }
      />
    </FormField>
  );
}
