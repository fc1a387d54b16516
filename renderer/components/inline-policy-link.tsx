import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import { useState } from 'react';
import type { InlinePolicy } from '../../shared/rules/inline-policy.ts';
import { JsonDocument } from './json-document.tsx';

/** "View JSON": opens an inline policy's document. */
export function InlinePolicyLink({ policy }: { policy: InlinePolicy }) {
  const [shown, setShown] = useState(false);
  const close = () => setShown(false);
  return (
    <>
      <Button
        formAction="none"
        variant="inline-link"
        ariaLabel={`View JSON of ${policy.name}`}
        onClick={() => setShown(true)}
      >
        View JSON
      </Button>
      {shown && (
        <Modal
          visible
          size="large"
          header={<span className="breakable">{policy.name}</span>}
          onDismiss={close}
          footer={
            <Box float="right">
              <Button variant="primary" onClick={close}>
                Close
              </Button>
            </Box>
          }
        >
          <JsonDocument name={policy.name} document={policy.document} />
        </Modal>
      )}
    </>
  );
}
