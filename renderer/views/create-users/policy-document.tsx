import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import Spinner from '@cloudscape-design/components/spinner';
import type { ManagedPolicy } from '../../../shared/accounts/snapshot.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { JsonDocument } from '../../components/json-document.tsx';
import { usePolicyText } from './policy-text.ts';

/** A managed policy's JSON. */
export function PolicyDocument({ policy, onDismiss }: { policy: ManagedPolicy; onDismiss: () => void }) {
  const { document, origin, reading, error, retry } = usePolicyText(policy);
  return (
    <Modal
      visible
      size="large"
      header={<span className="breakable">{policy.name}</span>}
      onDismiss={onDismiss}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onDismiss}>
            Close
          </Button>
        </Box>
      }
    >
      <Box color="text-body-secondary" fontSize="body-s" margin={{ bottom: 's' }}>
        <span className="breakable">{policy.arn}</span>
      </Box>
      {document !== undefined && origin === 'catalogue' && (
        <Box color="text-body-secondary" fontSize="body-s" margin={{ bottom: 's' }}>
          From the catalogue built into Gatehouse: AWS may have a newer version.
        </Box>
      )}
      {document !== undefined && <JsonDocument name={policy.name} document={document} />}
      {reading && document === undefined && (
        <Box>
          <Spinner /> Reading the policy
        </Box>
      )}
      {error !== undefined && !reading && (
        <ErrorAlert
          header="The policy could not be read"
          error={error}
          action={<Button onClick={retry}>Try again</Button>}
        />
      )}
    </Modal>
  );
}
