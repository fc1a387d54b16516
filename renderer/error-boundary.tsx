import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode } from 'react';
import { errorOf } from './api.ts';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** Before what is inside is shown anew. */
  onReset?: () => void;
}

/** Says so when what is inside cannot be drawn, instead of leaving an empty window, and can show it anew. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { message: string | undefined }> {
  override state: { message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(thrown: unknown): { message: string } {
    return { message: errorOf(thrown).message };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return (
      <Box padding="l">
        <Alert
          type="error"
          header="This page could not be shown"
          action={
            <Button
              onClick={() => {
                this.props.onReset?.();
                this.setState({ message: undefined });
              }}
            >
              Return to start
            </Button>
          }
        >
          Nothing is lost: users that are being created are not affected, and their results wait on the start
          page.
          <Box variant="small" color="inherit" display="block">
            {this.state.message}
          </Box>
        </Alert>
      </Box>
    );
  }
}
