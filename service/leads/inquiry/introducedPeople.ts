import { matchesOf } from '../../common/matches';
import { formWeight } from './firmForms';
import type { Found } from './inquiry';
import { levelText } from './levelling';
import type { Passage } from './passages';
import { foundAt } from './passages';
import { isPersonName } from './people';

const INTRODUCING =
  /(?:my name is|i am|i'm|this is|name's|mi nombre es|me llamo|soy|meu nome e|me chamo|chamo-me|sou (?:o|a)|je m'appelle|je suis|mein name ist|ich bin|ich heisse|mi chiamo|sono|меня зовут|adim|ben|nazywam sie|mijn naam is|ik ben|ten toi la|toi la|pregunte por|ask for|attn:?|(?:enquiries|queries|questions)[^.\n]{0,16} (?:contact|to)|(?:please|kindly|pls) contact|contact person(?: is|:)?|ihr ansprechpartner(?:in)? ist|ansprechpartner(?:in)?:|contactar (?:a|con)|dirigirse a|s'adresser a|rivolgersi a|контактное лицо:?|اسمي|انا|معك|我是|我叫|我姓|저는)\s+(?:(?:\p{L}{1,4}\. ?|(?:ms|mrs|mr|miss|mx|mme|herr|frau|sra|sr)\s+))?/gu;

/** "Marta Quiroga" of "Marta Quiroga de Comercial Andina SpA, en Santiago": what the name of a firm belongs to is not the person's. */
function withoutEmployer(name: string, rest: string): string {
  const joint = / (?:de|del|da|do|di|von|of) (?=\p{Lu})/u.exec(name);
  if (!joint) return name;
  const employer = /^(?:(?! (?:en|em|in|aus|à) )[^,.\n(])*/u.exec(rest.slice(joint.index + joint[0].length))?.[0] ?? '';
  return formWeight(levelText(employer)) > 0 || !isPersonName(employer) ? name.slice(0, joint.index) : name;
}

// "대한상사 김민수 과장입니다", "담당자 박지연이라고 합니다": the name before a title, or before "I am called".
const KOREAN_INTRODUCING =
  /(?<![\uac00-\ud7af])([\uac00-\ud7af]{2,4}?) ?(?:(?:과장|부장|대리|차장|사원|팀장|이사|대표|실장|주임|매니저)(?:입니다|이라고 합니다)|(?:이라|라)고 합니다)/u;

/**
 * The person of "My name is X", "Me llamo X", "X과장입니다", "Xと申します": words with capitals behind it, or the name before it.
 *
 * @param passage what the buyer wrote himself
 */
export function introducedPerson(passage: Passage): Found<string> | null {
  for (const match of matchesOf(INTRODUCING, passage.level)) {
    const start = match.index + match[0].length;
    const rest = passage.text.slice(start, start + 60);
    const written =
      /^(?:\p{Lu}[\p{L}\p{M}'’-]+)(?:\s+(?:de|van|von|del|bin|al|el|da|dos)?\s*(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]+)){0,3}|^[\u4e00-\u9fff]{2,3}(?=[，,。\s])/u.exec(
        rest,
      )?.[0];
    const name = written && withoutEmployer(written, rest);
    // "Ich bin Heilpraktikerin" is a calling.
    if (/^ich bin/.test(match[0]) && name && !/\s/.test(name)) continue;
    if (name && isPersonName(name) && !/^(?:The|A|An|From|In|Very|Looking|Interested)(?![\p{L}'’])/u.test(name))
      return foundAt(passage, start, start + name.length, name);
  }
  const korean = KOREAN_INTRODUCING.exec(passage.text);
  if (korean) {
    const at = korean.index + korean[0].indexOf(korean[1] as string);
    return foundAt(passage, at, at + (korean[1] as string).length, korean[1] as string);
  }
  const japanese = /([\u4e00-\u9fff]{1,4})と申します/u.exec(passage.text);
  const before = japanese
    ? (/(?:の|　|\s|^)([\u4e00-\u9fff]{1,4})$/u.exec(japanese[1] as string)?.[1] ?? japanese[1])
    : null;
  if (!japanese || !before || (!isPersonName(before) && before.length > 4) || /[店社会課部]$/.test(before)) return null;
  const at = japanese.index + (japanese[1] as string).length - before.length;
  return foundAt(passage, at, at + before.length, before);
}
