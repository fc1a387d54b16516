import type { GatehouseApi } from '../shared/contract.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Providers } from './providers.tsx';
import { Shell } from './shell/shell.tsx';

/** The whole window over a way to main. */
export function App({ api }: { api: GatehouseApi }) {
  return (
    <Providers api={api}>
      <ErrorBoundary>
        <Shell />
      </ErrorBoundary>
    </Providers>
  );
}
