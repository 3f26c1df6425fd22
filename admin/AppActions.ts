import { createContext, useContext } from 'react';

/** What pages may ask of the whole application. */
interface AppActions {
  /** The session has been ended by the person. */
  onSignedOut(): void;
  /** Company name, time zone or own rights may have changed. */
  reloadSession(): void;
}

export const AppActionsContext = createContext<AppActions>({ onSignedOut: () => {}, reloadSession: () => {} });
export const useAppActions = () => useContext(AppActionsContext);
