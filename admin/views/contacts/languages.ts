/** ISO 639-1 codes of the languages in which most trade is written; others are in the address all the same. */
export const usualLanguages = [
  'en',
  'zh',
  'es',
  'de',
  'fr',
  'pt',
  'ru',
  'ar',
  'it',
  'ja',
  'ko',
  'nl',
  'pl',
  'tr',
  'vi',
];

/** A language by its name in the reader's own; its code where that is none. */
export function languageName(code: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}
