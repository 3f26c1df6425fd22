import type { FieldBody } from '../../../service/companies/customFields.schema';

type Choice = FieldBody['choices'][number];

/** The values of a list, one a line: `sea=海运=By sea`. */
export function choiceLines(choices: readonly Choice[]): string {
  return choices.map(({ code, nameZh, nameEn }) => `${code}=${nameZh}=${nameEn}`).join('\n');
}

/** Read back; a name that is not given is the one before it. */
export function readChoices(lines: string): Choice[] {
  return lines
    .split('\n')
    .map(line => line.split('=').map(part => part.trim()))
    .filter(([code]) => code)
    .map(([code = '', nameZh, nameEn]) => {
      const zh = nameZh || code;
      return { code: code.toLowerCase(), nameZh: zh, nameEn: nameEn || zh };
    });
}
