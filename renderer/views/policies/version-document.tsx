import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import { errorOf } from '../../api.ts';
import { ErrorAlert } from '../../components/error-alert.tsx';
import { JsonDocument } from '../../components/json-document.tsx';
import { usePolicyDocument } from '../../queries.ts';

interface VersionDocumentProps {
  name: string;
  arn: string;
  versionId: string;
}

/** The document of one version of a policy, read when it is first shown: a version never changes. */
export function VersionDocument({ name, arn, versionId }: VersionDocumentProps) {
  const { data, error, isFetching, refetch } = usePolicyDocument(arn, versionId);
  if (data !== undefined)
    return <JsonDocument name={`${name}, version ${versionId}`} document={data.document} />;
  if (error !== null && !isFetching)
    return (
      <ErrorAlert
        header="The document could not be read"
        error={errorOf(error)}
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    );
  return (
    <Box>
      <Spinner /> Reading the document
    </Box>
  );
}
