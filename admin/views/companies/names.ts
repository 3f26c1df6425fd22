import type { LanguageName } from '../../../ui/theme/themes';

const chinese = /\p{Script=Han}/u;

/** Both names of a company, the one in the reader's script first. */
export function namesInOrder(
  company: { name: string; otherName: string | null },
  language: LanguageName,
): [string, string | null] {
  if (!company.otherName) return [company.name, null];
  const wantsChinese = language === 'zh-CN';
  const isOtherFirst = chinese.test(company.otherName) === wantsChinese && chinese.test(company.name) !== wantsChinese;
  return isOtherFirst ? [company.otherName, company.name] : [company.name, company.otherName];
}
