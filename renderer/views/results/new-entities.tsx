import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { NewEntity } from '../../../shared/runs/run.ts';
import { EmptyTable } from '../../components/table-states.tsx';

interface NewEntitiesProps {
  entities: readonly NewEntity[];
  /** Absent while nothing can be retried. */
  onRetry: ((entity: NewEntity) => void) | undefined;
}

/** The policies and groups that a run creates before its users; nothing where there are none. */
export function NewEntities({ entities, onRetry }: NewEntitiesProps) {
  if (entities.length === 0) return null;
  return (
    <Table
      variant="container"
      items={[...entities]}
      trackBy="id"
      wrapLines
      ariaLabels={{ tableLabel: 'Policies and groups' }}
      header={
        <Header
          variant="h2"
          counter={`(${entities.length})`}
          description="Created before the users. If one fails, the users who need it are not created; Retry on it goes on with them."
        >
          Policies and groups
        </Header>
      }
      empty={<EmptyTable title="None" advice="This run creates neither policies nor groups." />}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Name',
          isRowHeader: true,
          cell: (entity) => <span className="breakable">{titleOf(entity)}</span>,
        },
        {
          id: 'status',
          header: 'Status',
          cell: (entity) => <Status entity={entity} onRetry={onRetry} />,
        },
      ]}
    />
  );
}

/** “Group data”, “Policy Reports”. */
function titleOf({ kind, name }: NewEntity): string {
  return `${kind === 'group' ? 'Group' : 'Policy'} ${name}`;
}

function Status({ entity, onRetry }: { entity: NewEntity; onRetry: NewEntitiesProps['onRetry'] }) {
  switch (entity.state) {
    case 'waiting':
      return <StatusIndicator type="pending">Waiting</StatusIndicator>;
    case 'working':
      return <StatusIndicator type="in-progress">Creating…</StatusIndicator>;
    case 'stopped':
      return <StatusIndicator type="stopped">Stopped</StatusIndicator>;
    case 'done':
      return <StatusIndicator type="success">Created</StatusIndicator>;
    case 'failed':
      return (
        <>
          <StatusIndicator type="error">Failed</StatusIndicator>
          {entity.steps
            .filter(({ state }) => state === 'failed')
            .map(({ id, call, target, error }) => (
              <Box key={id} fontSize="body-s" color="text-body-secondary">
                <Box variant="strong" fontSize="body-s" color="inherit">
                  {[call, error?.code].filter((part) => part !== undefined).join(': ')}
                </Box>
                <div className="breakable">{target}</div>
                <div>{error?.message}</div>
              </Box>
            ))}
          {onRetry && (
            <Button
              variant="inline-link"
              ariaLabel={`Retry ${titleOf(entity)}`}
              onClick={() => onRetry(entity)}
            >
              Retry
            </Button>
          )}
        </>
      );
  }
}
