import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import Spinner from '@cloudscape-design/components/spinner';
import type { ManagedPolicy } from '../../../shared/accounts/snapshot.ts';
import { errorOf } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { JsonDocument } from '../../components/json-document.tsx';
import { usePolicyDocument } from '../../queries.ts';

/** A managed policy's JSON. */
export function PolicyDocument({ policy, onDismiss }: { policy: ManagedPolicy; onDismiss: () => void }) {
  const { data, error, isFetching, refetch } = usePolicyDocument(policy.arn);
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
      {data !== undefined && <JsonDocument name={policy.name} document={data.document} />}
      {isFetching && data === undefined && (
        <Box>
          <Spinner /> Reading the policy
        </Box>
      )}
      {error !== null && !isFetching && (
        <ErrorAlert
          header="The policy could not be read"
          error={errorOf(error)}
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        />
      )}
    </Modal>
  );
}
