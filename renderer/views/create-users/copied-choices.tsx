import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TokenGroup from '@cloudscape-design/components/token-group';
import type { UserSettings } from '../../../shared/drafts/draft.ts';

interface CopiedChoicesProps {
  settings: UserSettings;
  onChange: (change: (settings: UserSettings) => UserSettings) => void;
}

/** The inline policies chosen, and from whom permissions were copied; each can be taken out. */
export function CopiedChoices({ settings, onChange }: CopiedChoicesProps) {
  const { inlinePolicies, copiedFrom = [] } = settings;
  return (
    <SpaceBetween size="s">
      {inlinePolicies.length > 0 && (
        <FormField label="Inline policies chosen" stretch>
          <TokenGroup
            limit={12}
            items={inlinePolicies.map(({ name }) => ({ label: name, dismissLabel: `Remove ${name}` }))}
            onDismiss={({ detail: { itemIndex } }) =>
              onChange((before) => ({
                ...before,
                inlinePolicies: before.inlinePolicies.toSpliced(itemIndex, 1),
              }))
            }
          />
        </FormField>
      )}
      {copiedFrom.length > 0 && (
        <FormField
          label="Copied from"
          description="Remembered to compare permissions boundaries. Taking a name out leaves what was copied in place."
          stretch
        >
          <TokenGroup
            limit={12}
            items={copiedFrom.map(({ userName }) => ({
              label: userName,
              dismissLabel: `Forget that permissions were copied from ${userName}`,
            }))}
            onDismiss={({ detail: { itemIndex } }) =>
              onChange(({ copiedFrom: before = [], ...rest }) => {
                const left = before.toSpliced(itemIndex, 1);
                return left.length === 0 ? rest : { ...rest, copiedFrom: left };
              })
            }
          />
        </FormField>
      )}
    </SpaceBetween>
  );
}
