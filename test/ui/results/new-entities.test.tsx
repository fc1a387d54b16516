import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { NewEntities } from '../../../renderer/views/results/new-entities.tsx';
import type { NewEntity } from '../../../shared/runs/run.ts';

const done: NewEntity = { id: 'new-policy/0', kind: 'policy', name: 'Reports', state: 'done', steps: [] };
const failed: NewEntity = {
  id: 'new-group/0',
  kind: 'group',
  name: 'data',
  state: 'failed',
  steps: [
    {
      id: 'new-group/0/group',
      call: 'CreateGroup',
      target: '',
      state: 'failed',
      error: {
        kind: 'denied',
        code: 'AccessDenied',
        message: 'Ask for iam:CreateGroup.',
        call: 'CreateGroup',
      },
    },
  ],
};

describe('the policies and groups of a run', () => {
  it('say what failed and why, and can be retried', async () => {
    const onRetry = vi.fn<(entity: NewEntity) => void>();
    render(<NewEntities entities={[done, failed]} onRetry={onRetry} />);
    const row = screen.getByText('Group data').closest('tr');
    expect(row?.textContent).toContain('CreateGroup: AccessDenied');
    expect(row?.textContent).toContain('Ask for iam:CreateGroup.');
    expect(within(screen.getByRole('table')).getByText('Created')).toBeTruthy();
    await userEvent.setup().click(screen.getByLabelText('Retry Group data'));
    expect(onRetry).toHaveBeenCalledWith(failed);
  });

  it('are not there for a run that creates none', () => {
    const { container } = render(<NewEntities entities={[]} onRetry={undefined} />);
    expect(container.textContent).toBe('');
  });
});
