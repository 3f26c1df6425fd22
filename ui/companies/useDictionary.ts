import { useMemo } from 'react';
import type { DictionaryKind, DictionaryReply } from '../../service/users/dictionary.schema';
import { useTexts } from '../texts/texts';
import { useLoad } from '../useLoad';
import { companyApi } from './companyApi';

export interface Word {
  code: string;
  name: string;
}

// Every row of a list asks; one answer serves all that ask at once.
let asked: ReturnType<typeof companyApi.dictionary> | null = null;
const ask = () => (asked ??= companyApi.dictionary().finally(() => (asked = null)));

/** The lists of words that the administrator keeps, in the reader's language. */
export function useDictionary() {
  const { language } = useTexts();
  const { data } = useLoad('dictionary', ask);
  return useMemo(() => {
    const entries: readonly DictionaryReply[] = data?.entries ?? [];
    const nameOf = (entry: DictionaryReply) => (language === 'zh-CN' ? entry.nameZh : entry.nameEn);
    return {
      /** What is offered, and what stands already though it is switched off. */
      words: (kind: DictionaryKind, standing?: string | null): Word[] =>
        entries
          .filter(entry => entry.kind === kind && (entry.isActive || entry.code === standing))
          .map(entry => ({ code: entry.code, name: nameOf(entry) })),
      name: (kind: DictionaryKind, code: string | null): string => {
        const entry = entries.find(one => one.kind === kind && one.code === code);
        if (entry) return nameOf(entry);
        // Until the words are there nothing is said, rather than a code.
        return data === null ? '' : (code ?? '');
      },
      standing: (code: string) => entries.find(one => one.kind === 'level' && one.code === code)?.rule?.standing,
    };
  }, [data, language]);
}
