import { createContext, useContext } from 'react';
import type { View } from './view.ts';

/** The way from one view to another. Every step asks first whether the present view may be left. */
export interface Navigation {
  open: (view: View) => void;
  openUser: (userName: string) => void;
  openGroup: (groupName: string) => void;
  openPolicy: (arn: string) => void;
  openRun: (runId: string) => void;
  openDraft: (draftId: string) => void;
}

const NavigationContext = createContext<Navigation | undefined>(undefined);

/** Gives the views inside their way to each other. */
export const NavigationProvider = NavigationContext.Provider;

/** The way to other views. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === undefined) throw new Error('A view was rendered outside NavigationProvider.');
  return navigation;
}

/** Navigation over one function that opens any view. */
export function navigationBy(open: (view: View) => void): Navigation {
  return {
    open,
    openUser: (userName) => open({ name: 'user', userName }),
    openGroup: (groupName) => open({ name: 'group', groupName }),
    openPolicy: (arn) => open({ name: 'policy', arn }),
    openRun: (runId) => open({ name: 'results', runId }),
    openDraft: (draftId) => open({ name: 'draft', draftId }),
  };
}
