import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { GatehouseApi } from '../shared/contract.ts';
import { GatehouseProvider } from './api.ts';
import { KeptHistoriesProvider } from './drafting/kept-histories.tsx';
import { HelpProvider } from './help/help.tsx';
import { LeaveGuardProvider } from './leave-guard.tsx';

/** Main owns the truth and says when it changed: nothing is polled, refetched by itself or tried again unasked. */
function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}

/** All that the views need around them: the way to main, the query cache, the labels, the leave guards, the histories of drafts and the help. */
export function Providers({ api, children }: { api: GatehouseApi; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <GatehouseProvider value={api}>
        <QueryClientProvider client={queryClient}>
          <LeaveGuardProvider>
            <KeptHistoriesProvider>
              <HelpProvider>{children}</HelpProvider>
            </KeptHistoriesProvider>
          </LeaveGuardProvider>
        </QueryClientProvider>
      </GatehouseProvider>
    </I18nProvider>
  );
}
