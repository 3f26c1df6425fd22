import { FluentProvider } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { LanguageName, ThemeName } from './themes';
import { themeFor } from './themes';
import './page.css';

export type ThemeChoice = 'system' | 'light' | 'dark';

const storageKey = 'tradepost.theme';
const darkQuery = '(prefers-color-scheme: dark)';

interface ThemeState {
  choice: ThemeChoice;
  shown: ThemeName;
  setChoice(choice: ThemeChoice): void;
}
const ThemeContext = createContext<ThemeState>({ choice: 'system', shown: 'light', setChoice: () => {} });

/** The choice, what it comes to, and how to change it. The browser remembers it, so that the sign-in page has it too. */
export function useThemeChoice(): ThemeState {
  return useContext(ThemeContext);
}

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(darkQuery);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

function readChoice(): ThemeChoice {
  const kept = localStorage.getItem(storageKey);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Fluent's provider with Tradepost's theme: the person's choice, else what the system prefers. */
export function ThemeProvider({ language, children }: { language: LanguageName; children: ReactNode }) {
  const [choice, setState] = useState<ThemeChoice>(readChoice);
  const systemIsDark = useSyncExternalStore(subscribe, () => window.matchMedia(darkQuery).matches);
  const shown: ThemeName = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
  const setChoice = useCallback((next: ThemeChoice) => {
    localStorage.setItem(storageKey, next);
    setState(next);
  }, []);
  useEffect(() => {
    document.documentElement.style.colorScheme = shown === 'light' ? 'light' : 'dark';
  }, [shown]);
  const state = useMemo(() => ({ choice, shown, setChoice }), [choice, shown, setChoice]);
  return (
    <ThemeContext.Provider value={state}>
      <FluentProvider theme={themeFor(shown, language)}>
        <div className="tradepost">{children}</div>
      </FluentProvider>
    </ThemeContext.Provider>
  );
}
