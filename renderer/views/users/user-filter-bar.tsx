import Select from '@cloudscape-design/components/select';
import { noFilters, oldAfterDays, type UserFilters } from './user-filters.ts';

const choices: { [Key in keyof UserFilters]: { label: string; options: Record<UserFilters[Key], string> } } =
  {
    consoleAccess: {
      label: 'Console access',
      options: { any: 'Any', enabled: 'Enabled', disabled: 'Disabled' },
    },
    mfa: { label: 'MFA', options: { any: 'Any', assigned: 'Assigned', none: 'None' } },
    keyAge: { label: 'Active key age', options: { any: 'Any', old: `Over ${oldAfterDays} days` } },
    activity: { label: 'Last activity', options: { any: 'Any', inactive: `Over ${oldAfterDays} days ago` } },
  };

interface UserFilterBarProps {
  filters: UserFilters;
  /** The users' credentials are not known, so that none can be told apart by them. */
  disabled: boolean;
  onChange: (filters: UserFilters) => void;
}

/** What the table of users can be narrowed down by. */
export function UserFilterBar({ filters, disabled, onChange }: UserFilterBarProps) {
  const filterOf = <Key extends keyof UserFilters>(key: Key, values: readonly UserFilters[Key][]) => {
    const { label, options } = choices[key];
    const all = values.map((value) => ({ value, label: options[value] }));
    return (
      <div className="table-filters__select table-filters__select--narrow">
        <Select
          inlineLabelText={label}
          disabled={disabled}
          selectedOption={all.find(({ value }) => value === filters[key]) ?? null}
          options={all}
          onChange={({ detail }) => {
            const chosen = values.find((value) => value === detail.selectedOption.value);
            onChange({ ...filters, [key]: chosen ?? noFilters[key] });
          }}
        />
      </div>
    );
  };
  return (
    <>
      {filterOf('consoleAccess', ['any', 'enabled', 'disabled'])}
      {filterOf('mfa', ['any', 'assigned', 'none'])}
      {filterOf('keyAge', ['any', 'old'])}
      {filterOf('activity', ['any', 'inactive'])}
    </>
  );
}
