import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { LanguageName } from '../theme/themes';
import en from './en';
import type { Texts } from './texts';
import { makeTexts, TextsContext } from './texts';
import zhCN from './zh-CN';

const all: Record<LanguageName, Texts> = { 'zh-CN': zhCN, en };
const storageKey = 'tradepost.language';

function firstLanguage(): LanguageName {
  const kept = localStorage.getItem(storageKey);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Gives the texts of the chosen language to everything inside; `children` gets the language for the theme's sake. */
export function TextsProvider({ children }: { children: (language: LanguageName) => ReactNode }) {
  const [language, setState] = useState<LanguageName>(firstLanguage);
  const setLanguage = useCallback((next: LanguageName) => {
    localStorage.setItem(storageKey, next);
    setState(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const state = useMemo(() => ({ ...makeTexts(language, all[language]), setLanguage }), [language, setLanguage]);
  return <TextsContext.Provider value={state}>{children(language)}</TextsContext.Provider>;
}
