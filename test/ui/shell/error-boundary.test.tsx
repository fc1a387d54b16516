import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ErrorBoundary } from '../../../renderer/error-boundary.tsx';

it('says what happened instead of leaving an empty window, and shows what is inside anew', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  function View() {
    if (broken) throw new Error('a hole in the view');
    return <p>all is well</p>;
  }
  const repair = () => {
    broken = false;
  };
  render(
    <ErrorBoundary onReset={repair}>
      <View />
    </ErrorBoundary>,
  );
  expect(screen.getByText('This page could not be shown')).toBeTruthy();
  expect(screen.getByText('a hole in the view')).toBeTruthy();

  await userEvent.click(screen.getByRole('button', { name: 'Return to start' }));
  expect(screen.getByText('all is well')).toBeTruthy();
  expect(screen.queryByText('This page could not be shown')).toBeNull();
});
