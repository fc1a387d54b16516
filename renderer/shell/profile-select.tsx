import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { practiceProfileId, type ProfileSummary } from '../../shared/accounts/profile.ts';
import { useRead } from '../api.ts';

const kindNames: Record<ProfileSummary['kind'], string> = {
  practice: 'Nothing reaches AWS',
  static: 'Access key',
  role: 'Role',
  process: 'Credential process',
  sso: 'IAM Identity Center',
  'web-identity': 'Web identity',
  incomplete: 'Incomplete',
};

interface ProfileSelectProps {
  profileId: string | undefined;
  busy: boolean;
  onSelect: (profile: { id: string; name: string }) => void;
}

/** The profile menu: the practice account first, then those of the AWS files, the broken ones with their reason. */
export function ProfileSelect({ profileId, busy, onSelect }: ProfileSelectProps) {
  const profiles = useRead('profiles.list', undefined);
  const options = (profiles.data ?? []).map(optionOf);
  const [practice, others] = [
    options.filter(({ value }) => value === practiceProfileId),
    options.filter(({ value }) => value !== practiceProfileId),
  ];
  const selected = options.find(({ value }) => value === profileId) ?? null;
  return (
    <div className="profile-select">
      <Select
        ariaLabel="Profile"
        selectedOption={selected}
        placeholder={busy ? 'Asking AWS…' : 'Choose a profile'}
        disabled={busy}
        options={[
          ...practice,
          ...(others.length === 0 ? [] : [{ label: 'Profiles in ~/.aws', options: others }]),
        ]}
        filteringType="auto"
        filteringPlaceholder="Find a profile"
        filteringAriaLabel="Find a profile"
        noMatch="No profile has this name."
        empty="No profiles"
        expandToViewport
        statusType={profiles.isPending ? 'loading' : profiles.isError ? 'error' : 'finished'}
        loadingText="Reading profiles"
        errorText={profiles.error?.message ?? ''}
        recoveryText="Try again"
        onLoadItems={({ detail }) => {
          if (detail.firstPage || detail.samePage) void profiles.refetch();
        }}
        onChange={({ detail: { selectedOption } }) => {
          if (selectedOption.value !== undefined)
            onSelect({ id: selectedOption.value, name: selectedOption.label ?? selectedOption.value });
        }}
      />
    </div>
  );
}

function optionOf({ id, name, kind, region, endpoint, problem }: ProfileSummary): SelectProps.Option {
  const place = [region, endpoint].filter((part) => part !== undefined).join(' · ');
  return {
    value: id,
    label: id === practiceProfileId ? 'Practice account' : name,
    description: problem ?? (place === '' ? kindNames[kind] : place),
    ...(problem === undefined && place !== '' ? { labelTag: kindNames[kind] } : {}),
    ...(problem === undefined ? {} : { labelTag: 'Problem', iconName: 'status-warning' as const }),
    filteringTags: [kindNames[kind], region ?? '', endpoint ?? ''],
  };
}
