import type { RenderResult } from '@testing-library/react';
import { vi, type Mock } from 'vitest';
import { ResultsView } from '../../../renderer/views/results/results-view.tsx';
import type { Run } from '../../../shared/runs/run.ts';
import type { InProcessGatehouse } from '../../support/in-process-gatehouse.ts';
import { renderWithGatehouse } from '../../support/ui-gatehouse.tsx';

/** Shows a run's results. */
export function showResults(app: InProcessGatehouse, run: Run): RenderResult & { onLeave: Mock<() => void> } {
  const onLeave = vi.fn<() => void>();
  return {
    ...renderWithGatehouse(app.api, <ResultsView runId={run.header.id} onLeave={onLeave} />),
    onLeave,
  };
}
