import { render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Providers } from '../../renderer/providers.tsx';
import type { GatehouseApi } from '../../shared/contract.ts';

/** Renders a part of the app in jsdom with everything that it has around it, over the given way to main. */
export function renderWithGatehouse(api: GatehouseApi, part: ReactElement): RenderResult {
  return render(part, { wrapper: ({ children }) => <Providers api={api}>{children}</Providers> });
}
