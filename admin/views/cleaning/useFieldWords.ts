import { useCallback, useMemo } from 'react';
import type { FieldReply } from '../../../service/companies/customFields.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';

export interface FieldWords {
  /** The firm's own fields of companies. */
  own: readonly FieldReply[];
  name(field: string): string;
  /** A value as people read it: countries and words of the lists by their names. */
  value(field: string, value: string | null): string;
}

/** Fields of companies and their values in the reader's language. */
export function useFieldWords(): FieldWords {
  const { t, find, language } = useTexts();
  const { country } = useFormats();
  const dictionary = useDictionary();
  const fields = useLoad('customFields', signal => companyApi.fields(signal));
  const own = useMemo(
    () => (fields.data?.fields ?? []).filter(field => field.subject === 'company' && field.isActive),
    [fields.data],
  );
  const ownOf = useCallback((field: string) => own.find(one => `f_${one.code}` === field), [own]);
  const name = (field: string) => {
    const found = ownOf(field);
    if (found) return language === 'zh-CN' ? found.nameZh : found.nameEn;
    return find('desk', field === 'addTag' || field === 'removeTag' ? field : `field_${field}`) ?? field;
  };
  const value = (field: string, text: string | null): string => {
    if (text === null || text === '') return t('merging.empty');
    if (field === 'country') return country(text);
    if (field === 'industry' || field === 'region' || field === 'source' || field === 'level')
      return dictionary.name(field, text);
    if (text === 'yes') return t('merging.yes');
    const choices = ownOf(field)?.choices ?? [];
    if (choices.length === 0) return text;
    const word = (code: string) => {
      const choice = choices.find(one => one.code === code);
      return choice ? (language === 'zh-CN' ? choice.nameZh : choice.nameEn) : code;
    };
    return text.split('; ').map(word).join(', ');
  };
  return { own, name, value };
}
