import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useCallback, useState } from 'react';
import { expect, it } from 'vitest';
import { LeaveGuardProvider, useAskToLeave, useLeaveGuard } from '../../../renderer/leave-guard.tsx';

function Guarded({ answer }: { answer: boolean }) {
  useLeaveGuard(useCallback(() => Promise.resolve(answer), [answer]));
  return null;
}

function Asking() {
  const ask = useAskToLeave();
  const [answer, setAnswer] = useState<boolean>();
  return (
    <button type="button" onClick={() => void ask().then(setAnswer)}>
      {answer === undefined ? 'Ask' : `May leave: ${String(answer)}`}
    </button>
  );
}

it('lets a view be left only when every guard that is shown says yes', async () => {
  const user = userEvent.setup();
  const window = (guards: boolean[]) => (
    <LeaveGuardProvider>
      {guards.map((answer, index) => (
        <Guarded key={index} answer={answer} />
      ))}
      <Asking />
    </LeaveGuardProvider>
  );
  const { rerender } = render(window([true, false]));
  await user.click(screen.getByRole('button'));
  expect(await screen.findByText('May leave: false')).toBeDefined();
  rerender(window([true]));
  await user.click(screen.getByRole('button'));
  expect(await screen.findByText('May leave: true')).toBeDefined();
  rerender(window([]));
  await user.click(screen.getByRole('button'));
  expect(await screen.findByText('May leave: true')).toBeDefined();
});
