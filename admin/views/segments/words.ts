import { useMemo } from 'react';
import { useTexts } from '../../../ui/texts/texts';
import type { Field } from './draft';

/** The names of fields, operators and fixed words, in the reader's language. */
export function useFieldWords() {
  const { find, language } = useTexts();
  return useMemo(() => {
    const isChinese = language === 'zh-CN';
    return {
      fieldWord: (field: Field): string =>
        (isChinese ? field.nameZh : field.nameEn) ?? find('segments', `field_${field.name}`) ?? field.name,
      operatorWord: (op: string, kind?: string): string =>
        find('segments', `op_${op}_${kind ?? ''}`) ?? find('segments', `op_${op}`) ?? op,
      wordOf: (field: string, code: string): string =>
        find('segments', `word_${field}_${code}`) ?? find('common', code) ?? find('deals', `stage_${code}`) ?? code,
    };
  }, [find, language]);
}
