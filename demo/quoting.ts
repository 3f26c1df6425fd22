import { partsIn } from './days';
import type { Language, MailClient, Person } from './drafts';

/** How each mail program names an answer and sets the history under it. */

/** What history shows of the letter quoted. */
export interface Quoted {
  from: Person;
  to: Person[];
  cc: Person[];
  subject: string;
  sentAt: Date;
  /** Whole text, with its own history. */
  text: string;
}

const outlookPrefixes: Partial<Record<Language, [string, string]>> = {
  de: ['AW: ', 'WG: '],
  zh: ['答复: ', '转发: '],
  pt: ['RES: ', 'ENC: '],
  it: ['R: ', 'I: '],
  fr: ['RE: ', 'TR: '],
  es: ['RE: ', 'RV: '],
};

/** 'AW: ', 'Re: ', '回复: ' ...: what the program puts before the subject of an answer or a forwarded letter. */
export function prefixOf(client: MailClient, language: Language, manner: 'answer' | 'forward'): string {
  const place = manner === 'answer' ? 0 : 1;
  if (client === 'outlook') return (outlookPrefixes[language] ?? ['RE: ', 'FW: '])[place];
  if (client === 'foxmail') return ['回复: ', '转发: '][place];
  if (client === 'qq') return ['回复:', '转发:'][place];
  if (client === 'netease') return ['Re:', 'Fw:'][place];
  return ['Re: ', 'Fwd: '][place];
}

/** The subject of an answer: programs leave foreign prefixes standing, and nobody's subject grows for ever. */
export function subjectOf(prefix: string, subject: string): string {
  const known = /^\s*(re|aw|sv|res|r|fw|fwd|wg|tr|rv|enc|i|回复|答复|转发)\s*[::]\s*/i;
  if (subject.toLowerCase().startsWith(prefix.trim().toLowerCase())) return subject;
  let rest = subject;
  for (let depth = 0; known.test(rest); depth += 1) {
    const shorter = rest.replace(known, '');
    if (depth > 0) return prefix + shorter;
    rest = shorter;
  }
  return prefix + subject;
}

const two = (value: number) => String(value).padStart(2, '0');

function localTime(language: Language, zone: string, at: Date): string {
  const locale = language === 'zh' ? 'zh-CN' : language === 'en' ? 'en-GB' : language;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  };
  return new Intl.DateTimeFormat(locale, options).format(at).replace(/[\u202f\u200e\u200f]/g, ' ');
}

function numericTime(zone: string, at: Date): string {
  const parts = partsIn(zone, at);
  return `${parts.year}-${two(parts.month)}-${two(parts.day)} ${two(parts.hour)}:${two(parts.minute)}`;
}

const headWords: Partial<Record<Language, [string, string, string, string, string]>> = {
  de: ['Von', 'Gesendet', 'An', 'Cc', 'Betreff'],
  zh: ['发件人', '发送时间', '收件人', '抄送', '主题'],
  fr: ['De', 'Envoyé', 'À', 'Cc', 'Objet'],
  es: ['De', 'Enviado el', 'Para', 'CC', 'Asunto'],
  pt: ['De', 'Enviada em', 'Para', 'Cc', 'Assunto'],
  it: ['Da', 'Inviato', 'A', 'Cc', 'Oggetto'],
};

const named = (person: Person) => `${person.name} <${person.address}>`;
const allNamed = (people: Person[]) => people.map(named).join('; ');
/** As Foxmail and QQ Mail write people: the name in quotes. */
const quoted = (people: Person[]) => people.map(person => `"${person.name}"<${person.address}>`).join(';');

/** The header block that Outlook and its like set over the letter below. */
export function headBlock(who: Person, about: Quoted): string[] {
  const [from, sent, to, cc, subject] = headWords[who.language] ?? ['From', 'Sent', 'To', 'Cc', 'Subject'];
  return [
    `${from}: ${named(about.from)}`,
    `${sent}: ${localTime(who.language, who.zone, about.sentAt)}`,
    `${to}: ${allNamed(about.to)}`,
    ...(about.cc.length > 0 ? [`${cc}: ${allNamed(about.cc)}`] : []),
    `${subject}: ${about.subject}`,
  ];
}

const wrote: Partial<Record<Language, (when: string, name: string) => string>> = {
  de: (when, name) => `Am ${when} schrieb ${name}:`,
  fr: (when, name) => `Le ${when}, ${name} a écrit :`,
  es: (when, name) => `El ${when}, ${name} escribió:`,
  pt: (when, name) => `Em ${when}, ${name} escreveu:`,
  it: (when, name) => `Il giorno ${when} ${name} ha scritto:`,
  ru: (when, name) => `${when}, ${name} пишет:`,
  zh: (when, name) => `在 ${when},${name} 写道:`,
  ja: (when, name) => `${when}、${name} のメール:`,
};

const attribution = (who: Person, about: Quoted): string =>
  (wrote[who.language] ?? ((when, name) => `On ${when}, ${name} wrote:`))(
    localTime(who.language, who.zone, about.sentAt),
    named(about.from),
  );

const marked = (text: string): string[] =>
  text.split('\n').map(line => (line.startsWith('>') ? `>${line}` : `> ${line}`));

/** Longest history that is carried along, in lines. */
const longest = 90;

/** What stands under an answer: lines in the manner of the writer's program. */
export function historyOf(who: Person, about: Quoted): string[] {
  const lines = about.text.split('\n').slice(0, longest);
  switch (who.client) {
    case 'outlook':
      return [
        who.language === 'en' ? '-----Original Message-----' : '________________________________',
        ...headBlock(who, about),
        '',
        ...lines,
      ];
    case 'foxmail':
      return [
        '',
        `发件人: ${about.from.name}`,
        `发送时间: ${numericTime(who.zone, about.sentAt)}`,
        `收件人: ${about.to.map(person => person.name).join('; ')}`,
        `主题: ${about.subject}`,
        '',
        ...lines,
      ];
    case 'qq':
      return [
        '------------------ 原始邮件 ------------------',
        `发件人: ${quoted([about.from])};`,
        `发送时间: ${localTime('zh', who.zone, about.sentAt)}`,
        `收件人: ${quoted(about.to)};`,
        `主题: ${about.subject}`,
        '',
        ...lines,
      ];
    case 'netease':
      return [
        `在 ${numericTime(who.zone, about.sentAt)}:00,"${about.from.name}" <${about.from.address}> 写道:`,
        ...marked(lines.join('\n')),
      ];
    default:
      return [attribution(who, about), ...marked(lines.join('\n'))];
  }
}

const forwardWords: Partial<Record<MailClient, [string, string]>> = {
  gmail: ['---------- Forwarded message ---------', ''],
  apple: ['Begin forwarded message:', ''],
  thunderbird: ['-------- Forwarded Message --------', ''],
  netease: ['-------- 转发邮件信息 --------', ''],
  qq: ['------------------ 原始邮件 ------------------', ''],
};

/** What stands under a letter passed on: the head block of the original and all of its text. */
export function passedOn(who: Person, about: Quoted): string[] {
  const opening = forwardWords[who.client]?.[0] ?? (who.language === 'en' ? '-----Original Message-----' : '');
  return [...(opening ? [opening] : []), ...headBlock(who, about), '', ...about.text.split('\n').slice(0, longest)];
}
