import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Texts } from '../ui/texts/texts';
import { makeTexts, TextsContext } from '../ui/texts/texts';
import type { LanguageName } from '../ui/theme/themes';

const loaders: Record<LanguageName, () => Promise<{ default: Texts }>> = {
  'zh-CN': () => import('../ui/texts/zh-CN'),
  en: () => import('../ui/texts/en'),
};

/** The language of Outlook's own menus, as far as it is one of ours. */
export function languageOf(tag: string): LanguageName {
  return tag.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Gives the texts of one language, which alone is loaded; the other one when it is switched to. What is shown stays until it is there. */
export function PaneTexts({
  first,
  children,
}: {
  first: LanguageName;
  children: (language: LanguageName) => ReactNode;
}) {
  const [wanted, setWanted] = useState<LanguageName>(first);
  const [loaded, setLoaded] = useState<{ language: LanguageName; texts: Texts } | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isWanted = true;
    let timer = 0;
    loaders[wanted]().then(
      file => isWanted && setLoaded({ language: wanted, texts: file.default }),
      () => isWanted && (timer = window.setTimeout(() => setTries(old => old + 1), 2000)),
    );
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [wanted, tries]);
  useEffect(() => {
    if (loaded) document.documentElement.lang = loaded.language;
  }, [loaded]);
  const setLanguage = useCallback((next: LanguageName) => setWanted(next), []);
  const state = useMemo(
    () => loaded && { ...makeTexts(loaded.language, loaded.texts), setLanguage },
    [loaded, setLanguage],
  );
  if (!state) return null;
  return <TextsContext.Provider value={state}>{children(state.language)}</TextsContext.Provider>;
}
