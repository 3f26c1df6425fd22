export type FileLanguage = 'zh-CN' | 'en';

/** What stands above the columns that are added to a file of rows that were not taken. */
export const problemHead: Readonly<Record<FileLanguage, readonly [string, string, string]>> = {
  'zh-CN': ['工作表', '行号', '未导入的原因'],
  en: ['Sheet', 'Row', 'Why it was not taken'],
};

// The English sentence comes with the problem; `{value}` is what the row told.
const chinese: Readonly<Record<string, string>> = {
  'row.nobody_told': '没有姓名、公司、邮箱或电话，至少填一项。',
  'row.email_invalid': '“{value}”不是邮箱地址。',
  'row.phone_invalid': '“{value}”不是电话号码。',
  'row.country_unknown': '没有“{value}”这个国家，请写中文或英文名称，或两位代码。',
  'row.language_unknown': '没有“{value}”这种语言，请写名称或两位代码。',
  'row.too_long': '内容太长，请缩短：“{value}”。',
  'row.address_own': '“{value}”是本公司的邮箱。',
  'row.asked_too_often': '一小时内查到的同事客户太多，请一小时后再导入这一行。',
};

/** Why a row was not taken, in a language. */
export function sentenceOf(
  { code, message, values }: { code: string; message: string; values?: Record<string, string> },
  language: FileLanguage,
): string {
  const sentence = language === 'zh-CN' ? chinese[code] : undefined;
  return sentence?.replace('{value}', () => values?.value ?? '') ?? message;
}
