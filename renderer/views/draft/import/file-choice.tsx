import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';

/** Before a file is chosen: what it may be. */
export function FileChoice({ busy, onChoose }: { busy: boolean; onChoose: () => void }) {
  return (
    <Container header={<Header variant="h2">File</Header>}>
      <SpaceBetween size="s">
        <Box>
          An Excel workbook (.xlsx), or text with a user a line: .csv, .tsv, semicolons, in any usual
          encoding. The personnel department’s list will do, and so will a table that Gatehouse or the AWS
          console wrote.
        </Box>
        <Box color="text-body-secondary">
          The next step shows what each column becomes. The file itself is not changed, and nothing is sent
          anywhere.
        </Box>
        <Button variant="primary" iconName="upload" loading={busy} onClick={onChoose}>
          Choose file
        </Button>
      </SpaceBetween>
    </Container>
  );
}
