import Button from '@cloudscape-design/components/button';
import { ErrorAlert } from '../../../components/error-alert.tsx';
import type { ImportFile } from './use-import-file.ts';

interface FileErrorProps {
  file: Pick<ImportFile, 'file' | 'refused' | 'unread'>;
  onDismiss: () => void;
}

/** Why the file that was chosen last is not the one that is shown, or why that could not be read in another way. */
export function FileError({ file: { file, refused, unread }, onDismiss }: FileErrorProps) {
  if (refused === undefined)
    return (
      unread && <ErrorAlert header="The file could not be read so" error={unread} onDismiss={onDismiss} />
    );
  const header = 'The file could not be imported';
  if (file === undefined) return <ErrorAlert header={header} error={refused} onDismiss={onDismiss} />;
  const { fileName } = file.opened;
  return (
    <ErrorAlert
      header={header}
      error={{ ...refused, message: `${refused.message} ${fileName} is still shown below.` }}
      action={<Button onClick={onDismiss}>{`Go on with ${fileName}`}</Button>}
      onDismiss={onDismiss}
    />
  );
}
