import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { placeholders } from '../../../../shared/imports/user-name-template.ts';
import type { NameRules } from '../../../../shared/imports/source-use.ts';

interface NameRulesFormProps {
  rules: NameRules;
  /** What is wrong with the template. */
  problem: string | undefined;
  hasFullNames: boolean;
  /** The first user names that come of it. */
  examples: readonly string[];
  onChange: (changes: Partial<NameRules>) => void;
}

/** How user names are made, where no column has them. */
export function NameRulesForm({ rules, problem, hasFullNames, examples, onChange }: NameRulesFormProps) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="No column has user names, so they are made of people’s names or addresses."
        >
          User names
        </Header>
      }
    >
      <ColumnLayout columns={2}>
        <SpaceBetween size="m">
          <FormField
            label="Template"
            errorText={problem}
            constraintText={Object.entries(placeholders)
              .map(([name, meaning]) => `{${name}} ${meaning}`)
              .join(' · ')}
          >
            <Input
              value={rules.template}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => onChange({ template: detail.value })}
            />
          </FormField>
          <div role="status" aria-label="Examples of user names">
            <Box color="text-body-secondary">
              {problem === undefined && examples.length > 0
                ? `For instance: ${examples.map((name) => (name === '' ? '(none)' : name)).join(' · ')}`
                : 'Examples appear here.'}
            </Box>
          </div>
          <SpaceBetween size="xxs">
            <Checkbox
              checked={rules.lowerCase}
              onChange={({ detail }) => onChange({ lowerCase: detail.checked })}
            >
              Lower case
            </Checkbox>
            <Checkbox
              checked={rules.german}
              description="Otherwise Müller becomes muller."
              onChange={({ detail }) => onChange({ german: detail.checked })}
            >
              ä, ö, ü become ae, oe, ue
            </Checkbox>
          </SpaceBetween>
        </SpaceBetween>
        <SpaceBetween size="m">
          <FormField
            label="A user name that is taken"
            description="In this table or in the draft. A name that a user of the account has stays: the plan says what becomes of users who exist."
          >
            <RadioGroup
              value={rules.clashes}
              items={[
                { value: 'number', label: 'Gets a number', description: 'ana.silva2' },
                { value: 'keep', label: 'Stays, to be put right in the draft' },
              ]}
              onChange={({ detail }) => onChange({ clashes: detail.value === 'keep' ? 'keep' : 'number' })}
            />
          </FormField>
          {hasFullNames && (
            <FormField label="Order in full names" description="“Silva, Ana” is understood either way.">
              <RadioGroup
                value={rules.fullNames}
                items={[
                  { value: 'first-last', label: 'First name first', description: 'Ana Silva' },
                  { value: 'last-first', label: 'Last name first', description: 'Kim Min-jun' },
                ]}
                onChange={({ detail }) =>
                  onChange({
                    ...rules,
                    fullNames: detail.value === 'last-first' ? 'last-first' : 'first-last',
                  })
                }
              />
            </FormField>
          )}
        </SpaceBetween>
      </ColumnLayout>
    </Container>
  );
}
