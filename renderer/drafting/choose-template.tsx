import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import Select from '@cloudscape-design/components/select';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Template } from '../../shared/drafts/template.ts';
import { errorOf } from '../api.ts';
import { ErrorAlert } from '../components/error-alert.tsx';
import { FirstField } from '../components/first-field.tsx';
import { useTemplates } from '../queries.ts';
import { TemplateSummary } from './template-summary.tsx';

interface ChooseTemplateProps {
  header: string;
  button: string;
  /** What choosing one does, in a sentence. */
  description: string;
  onChoose: (template: Template) => void;
  onCancel: () => void;
}

/** Asks for one of the templates, and shows what it holds. */
export function ChooseTemplate({ header, button, description, onChoose, onCancel }: ChooseTemplateProps) {
  const templates = useTemplates();
  const [chosenId, setChosenId] = useState<string>();
  const all = templates.data ?? [];
  const chosen = all.find(({ id }) => id === chosenId);
  const options = all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Modal
      visible
      header={header}
      closeAriaLabel="Cancel"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button
              variant="primary"
              disabled={chosen === undefined}
              onClick={() => chosen && onChoose(chosen)}
            >
              {button}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {templates.isError && (
          <ErrorAlert header="The templates could not be read" error={errorOf(templates.error)} />
        )}
        <FirstField>
          <FormField label="Template" description={description}>
            <Select
              options={options}
              selectedOption={options.find(({ value }) => value === chosenId) ?? null}
              placeholder="Choose a template"
              filteringType="auto"
              filteringAriaLabel="Find templates"
              statusType={templates.isPending ? 'loading' : 'finished'}
              loadingText="Reading the templates"
              empty="No templates yet: choose “Save as template” on a draft’s page."
              onChange={({ detail }) => setChosenId(detail.selectedOption.value)}
            />
          </FormField>
        </FirstField>
        {chosen !== undefined && <TemplateSummary settings={chosen} />}
      </SpaceBetween>
    </Modal>
  );
}
