import type { ReactNode } from 'react';
import { createContext, Fragment, useContext } from 'react';
import type { LanguageName } from '../theme/themes';
import { fill, fillPieces } from './filling';
import type zhCN from './zh-CN';

export type Texts = typeof zhCN;
type Section = Exclude<keyof Texts, 'errors'>;
/** 'section.key', as the text files have them. Errors are looked up by code, see `error`. */
export type TextKey = { [S in Section]: `${S}.${Extract<keyof Texts[S], string>}` }[Section];
export type TextValues = Readonly<Record<string, string | number>>;

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

export const TextsContext = createContext<TextsState | null>(null);

export function useTexts(): TextsState {
  const state = useContext(TextsContext);
  if (!state) throw new Error('useTexts stands outside TextsProvider');
  return state;
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

/** How the texts of one language are asked for. The texts themselves come from whoever loaded them. */
export function makeTexts(language: LanguageName, texts: Texts): Omit<TextsState, 'setLanguage'> {
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
