import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useMemo, useState } from 'react';
import { parseNameList } from '../../../shared/drafts/name-list.ts';

/** Takes a pasted list of user names and shows what it will be read as. */
export function PasteNames({ onCancel, onAdd }: { onCancel: () => void; onAdd: (names: string[]) => void }) {
  const [text, setText] = useState('');
  const [commaSeparates, setCommaSeparates] = useState(false);
  const names = useMemo(() => parseNameList(text, { commaSeparates }), [text, commaSeparates]);
  return (
    <Modal
      visible
      header="Paste a list of user names"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onCancel}>
              Cancel
            </Button>
            <Button variant="primary" disabled={names.length === 0} onClick={() => onAdd(names)}>
              {names.length === 0 ? 'Add users' : `Add ${userCount(names.length)}`}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label="User names"
          description="One per line, or separated by tabs or semicolons; a column copied from a spreadsheet works, too."
          stretch
        >
          <Textarea
            value={text}
            rows={10}
            spellcheck={false}
            autoComplete={false}
            disableBrowserAutocorrect
            placeholder={'anna\nben.fischer\ncarla@example.com'}
            onChange={({ detail }) => setText(detail.value)}
          />
        </FormField>
        <Checkbox
          checked={commaSeparates}
          description="A comma is legal in a user name, so it is kept unless you choose this."
          onChange={({ detail }) => setCommaSeparates(detail.checked)}
        >
          A comma separates names, too
        </Checkbox>
        <Box color="text-body-secondary">
          <div role="status" className="breakable">
            {preview(names)}
          </div>
        </Box>
      </SpaceBetween>
    </Modal>
  );
}

function preview(names: readonly string[]): string {
  if (names.length === 0) return 'No names found yet.';
  const some = names.slice(0, 4).join(' · ');
  const found = names.length === 1 ? '1 name found' : `${names.length.toLocaleString('en')} names found`;
  return `${found}: ${some}${names.length > 4 ? ' …' : ''}`;
}

function userCount(count: number): string {
  return count === 1 ? '1 user' : `${count.toLocaleString('en')} users`;
}
