import { FluentProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { LanguageName, ThemeName } from '../ui/theme/themes';
import { themeFor } from '../ui/theme/themes';
import '../ui/theme/page.css';
import './pane.css';
import type { Outlook } from './outlookShape';

export type ThemeChoice = 'system' | 'light' | 'dark';

interface ThemeState {
  choice: ThemeChoice;
  setChoice(choice: ThemeChoice): void;
}
const PaneThemeContext = createContext<ThemeState>({ choice: 'system', setChoice: () => {} });
export const usePaneTheme = () => useContext(PaneThemeContext);

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    listener => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

interface Props {
  outlook: Outlook | null;
  language: LanguageName;
  children: ReactNode;
}

/** The person's choice, else Outlook's theme, else the system's. Where the system forces its colours, they win. Nothing is kept in the browser. */
export function PaneTheme({ outlook, language, children }: Props) {
  const [choice, setChoice] = useState<ThemeChoice>('system');
  const systemIsDark = useMedia('(prefers-color-scheme: dark)');
  const isForced = useMedia('(forced-colors: active)');
  const hostIsDark = outlook?.theme()?.isDark ?? systemIsDark;
  const isDark = choice === 'system' ? hostIsDark : choice === 'dark';
  const shown: ThemeName = isForced ? 'highContrast' : isDark ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.style.colorScheme = isForced ? 'light dark' : isDark ? 'dark' : 'light';
  }, [isForced, isDark]);
  const state = useMemo(() => ({ choice, setChoice }), [choice]);
  return (
    <PaneThemeContext.Provider value={state}>
      <FluentProvider theme={themeFor(shown, language)}>
        <div className="tradepost">{children}</div>
      </FluentProvider>
    </PaneThemeContext.Provider>
  );
}
