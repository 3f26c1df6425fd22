import { useCallback } from 'react';
import type { ApiError } from './http';
import { fill } from './texts/filling';
import type { TextsState } from './texts/texts';
import { useTexts } from './texts/texts';

/** True where the service itself failed: then its number helps the administrator. A refusal says what to do by itself. */
export function isUnexpected(error: Pick<ApiError, 'status'>): boolean {
  return error.status >= 500;
}

/** An error as a sentence in the person's language; the service's own English sentence where the code has none. */
export function useErrorText(): (error: ApiError) => string {
  const texts = useTexts();
  return useCallback(
    (error: ApiError) => {
      // Some codes have a sentence for each reason.
      const { reason } = error.details;
      const own = typeof reason === 'string' ? texts.error(`${error.code}.${reason}`) : null;
      const sentence = own ?? texts.error(error.code);
      if (!sentence) return error.message;
      const values: Record<string, string | number> = {};
      for (const [name, value] of Object.entries(error.details)) {
        if (name === 'field' && error.code === 'request.invalid' && typeof value === 'string') {
          values.field = fieldName(value, texts);
          continue;
        }
        if (typeof value === 'string' || typeof value === 'number') values[name] = value;
        else if (Array.isArray(value)) values[name] = value.join(', ');
      }
      return fill(sentence, values);
    },
    [texts],
  );
}

/** 'lines.1.quantity' as a person calls it: the last name of the path, and which line of a list. */
function fieldName(path: string, texts: Pick<TextsState, 'find' | 't'>): string {
  const parts = path.split('.').filter(Boolean);
  const name = parts.filter(part => !/^\d+$/.test(part)).at(-1) ?? '';
  const line = parts.filter(part => /^\d+$/.test(part)).at(-1);
  const word = texts.find('fieldWords', name) ?? texts.find('settings', `detail_${name}`) ?? name;
  const told = word === '' ? texts.t('fieldWords.whole') : word;
  return line === undefined ? told : texts.t('fieldWords.ofLine', { field: told, n: Number(line) + 1 });
}

interface Problem {
  code: string;
  message: string;
  values?: Record<string, string>;
}

/** A problem that is told by code and English sentence: the sentence of the code where its values are there. */
export function useProblemText(): (problem: Problem) => string {
  const texts = useTexts();
  return useCallback(
    (problem: Problem) => {
      const sentence = fill(texts.error(problem.code) ?? '', problem.values ?? {});
      return sentence && !sentence.includes('{') ? sentence : problem.message;
    },
    [texts],
  );
}
