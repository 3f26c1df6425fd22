import type { ReactNode } from 'react';
import { createContext, Fragment, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { LanguageName } from '../theme/themes';
import en from './en';
import { fill, fillPieces } from './filling';
import zhCN from './zh-CN';

export type Texts = typeof zhCN;
type Section = Exclude<keyof Texts, 'errors'>;
/** 'section.key', as the text files have them. Errors are looked up by code, see `error`. */
export type TextKey = { [S in Section]: `${S}.${Extract<keyof Texts[S], string>}` }[Section];
export type TextValues = Readonly<Record<string, string | number>>;

const all: Record<LanguageName, Texts> = { 'zh-CN': zhCN, en };
const storageKey = 'tradepost.language';

export interface TextsState {
  language: LanguageName;
  setLanguage(language: LanguageName): void;
  /** The sentence of `key` with its values filled in. */
  t(key: TextKey, values?: TextValues): string;
  /** The same with each value semibold, or as the node that was given. */
  rich(key: TextKey, values: Readonly<Record<string, ReactNode>>): ReactNode;
  /** A sentence whose key is made from data, e.g. ('reasons', code); null where there is none. */
  find(section: Section, key: string): string | null;
  /** The sentence for the code of an error; null where there is none. */
  error(code: string): string | null;
}

const TextsContext = createContext<TextsState | null>(null);

export function useTexts(): TextsState {
  const state = useContext(TextsContext);
  if (!state) throw new Error('useTexts stands outside TextsProvider');
  return state;
}

function firstLanguage(): LanguageName {
  const kept = localStorage.getItem(storageKey);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** A sentence with semibold values; for sentences that come from `find`. */
export function richSentence(sentence: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  return fillPieces(sentence, values).map((piece, index) => (
    <Fragment key={index}>
      {piece.words ??
        (typeof piece.value === 'string' || typeof piece.value === 'number' ? (
          <strong className="tp-value">{piece.value}</strong>
        ) : (
          piece.value
        ))}
    </Fragment>
  ));
}

function makeTexts(language: LanguageName): Omit<TextsState, 'setLanguage'> {
  const texts = all[language];
  const find = (section: Section, key: string): string | null =>
    (texts[section] as Readonly<Record<string, string>>)[key] ?? null;
  const sentence = (key: TextKey): string => {
    const dot = key.indexOf('.');
    return find(key.slice(0, dot) as Section, key.slice(dot + 1)) ?? key;
  };
  return {
    language,
    t: (key, values) => fill(sentence(key), values),
    rich: (key, values) => richSentence(sentence(key), values),
    find,
    error: code => (texts.errors as Readonly<Record<string, string>>)[code] ?? null,
  };
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
  const state = useMemo(() => ({ ...makeTexts(language), setLanguage }), [language, setLanguage]);
  return <TextsContext.Provider value={state}>{children(language)}</TextsContext.Provider>;
}
