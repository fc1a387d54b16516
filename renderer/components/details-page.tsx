import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { errorOf } from '../api.ts';
import { ErrorAlert } from './error-alert.tsx';

interface DetailsPageProps<Value> {
  /** The name of the thing: the page's heading from the beginning. */
  name: string;
  /** What it is, for instance “user”. */
  kind: string;
  query: UseQueryResult<Value>;
  /** The page, once it is read. */
  children: (value: Value) => ReactNode;
}

/** A page about one thing in the account, with its states: being read, not there, denied, read. */
export function DetailsPage<Value>({ name, kind, query, children }: DetailsPageProps<Value>) {
  const { data, error, isFetching, refetch } = query;
  const retry = () => void refetch();
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          actions={
            <Button
              iconName="refresh"
              ariaLabel={`Read this ${kind} again`}
              loading={isFetching}
              onClick={retry}
            />
          }
        >
          <span className="breakable">{name}</span>
        </Header>
      }
    >
      <SpaceBetween size="l">
        {error !== null && !isFetching && (
          <ErrorAlert
            header={
              data === undefined ? `The ${kind} could not be read` : `The ${kind} could not be read again`
            }
            error={errorOf(error)}
            action={<Button onClick={retry}>Try again</Button>}
          />
        )}
        {data !== undefined && children(data)}
        {data === undefined && isFetching && (
          <Box padding="l" textAlign="center">
            <Spinner /> Reading the {kind}
          </Box>
        )}
      </SpaceBetween>
    </ContentLayout>
  );
}
