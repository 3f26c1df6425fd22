import { createHash } from 'node:crypto';
import { dateHeader, instantOf, pressIntoPast, shortDay, workingDay } from './days';
import type { Draft, Person } from './drafts';
import { historyOf, passedOn, prefixOf, subjectOf } from './quoting';

/** Drafts become letters: instants, Message-IDs, subjects and history, each from the letter before it. */

export interface Letter {
  draft: Draft;
  sentAt: Date;
  dateHeader: string;
  messageId: string;
  /** Oldest first, as in References. */
  references: string[];
  subject: string;
  to: Person[];
  cc: Person[];
  /** What the writer typed, with his signature. */
  newText: string;
  /** Quoted history or the letter passed on; '' where there is none. */
  history: string;
  record: string;
  /** Key of the company that it is meant to be filed under, where the draft says so; answers inherit it. */
  party: string | null;
}

/** A number from 0 up, the same for the same words. */
export function numberOf(words: string): number {
  return createHash('sha256').update(words).digest().readUInt32BE(0);
}

/** Hexadecimal digits, the same for the same words. */
export function digitsOf(words: string, length: number): string {
  return createHash('sha256').update(words).digest('hex').slice(0, length);
}

const serverOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

function messageIdOf(draft: Draft, sentAt: Date): string {
  const digits = digitsOf(`id ${draft.key} ${sentAt.toISOString()}`, 32);
  const server = serverOf(draft.from.address);
  const upper = digits.toUpperCase();
  if (draft.manner === 'bounce') return `${upper.slice(0, 12)}@mx.haitu.example`;
  switch (draft.from.client) {
    case 'outlook':
      return `${upper.slice(0, 12)}${upper.slice(12, 30)}@mail.${server}`;
    case 'gmail':
      return `CA+${digits.slice(0, 24)}_${upper.slice(24, 30)}@mail.${server}`;
    case 'qq':
      return `tencent_${upper.slice(0, 28)}@${server}`;
    case 'netease':
      return `${digits.slice(0, 8)}.${digits.slice(8, 12)}.${digits.slice(12, 23)}.Coremail.${draft.from.address}`;
    case 'foxmail':
      return `${sentAt.toISOString().slice(0, 10).replace(/-/g, '')}${numberOf(digits)}@${server}`;
    case 'apple':
      return `${upper.slice(0, 8)}-${upper.slice(8, 12)}-${upper.slice(12, 16)}-${upper.slice(16, 28)}@${server}`;
    default:
      return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 24)}@${server}`;
  }
}

/** The language in which a text jots its days: that of its script, else the writer's own. */
function languageOf(text: string, language: string): string {
  if (/[\u3041-\u30ff]/.test(text)) return 'ja';
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh';
  return language;
}

/** '{+5}' and '{-3}' stand for days, counted in working days from today, as the writer's language jots them. */
export function withDays(text: string, today: Date, language: string): string {
  const wanted = languageOf(text, language);
  // Chinese and Japanese set no blanks round a day; a German day ends in a point, and needs no second one.
  const token = ['zh', 'ja'].includes(wanted) ? / ?\{([+-]\d+)\} ?/g : /\{([+-]\d+)\}/g;
  return text
    .replace(token, (_whole, days: string) => shortDay(workingDay(today, Number(days)), wanted))
    .replace(/(\d\d\.\d\d\.)\.(?!\.)/g, '$1');
}

const phoneLines: Record<string, string> = {
  de: 'Von meinem iPhone gesendet',
  zh: '发自我的iPhone',
  fr: 'Envoyé de mon iPhone',
  es: 'Enviado desde mi iPhone',
  pt: 'Enviado do meu iPhone',
  it: 'Inviato da iPhone',
  ru: 'Отправлено с iPhone',
  ja: 'iPhoneから送信',
};

function signatureOf(draft: Draft): string {
  if (draft.isPhone) return `\n\n${phoneLines[draft.from.language] ?? 'Sent from my iPhone'}`;
  if (draft.newsletter !== undefined || draft.manner === 'bounce' || !draft.from.signature) return '';
  const mark = ['thunderbird', 'gmail'].includes(draft.from.client) ? '-- \n' : '';
  return `\n\n${mark}${draft.from.signature}`;
}

/** The program in use: on the phone everybody writes with the same one. */
export const writerOf = (draft: Draft): Person => (draft.isPhone ? { ...draft.from, client: 'apple' } : draft.from);

const without = (people: Person[], out: Person[]) =>
  people.filter((person, place) => {
    const isFirst = people.findIndex(other => other.address === person.address) === place;
    return isFirst && !out.some(other => other.address === person.address);
  });

function recipientsOf(draft: Draft, parent: Letter | null): { to: Person[]; cc: Person[] } {
  if (draft.manner === 'bounce' && parent) return { to: [parent.draft.from], cc: [] };
  if (draft.manner !== 'answer' || !parent) return { to: draft.to, cc: draft.cc };
  const isOwnLetter = parent.draft.from.address === draft.from.address;
  const to = draft.to.length > 0 ? draft.to : isOwnLetter ? parent.to : [parent.draft.from];
  if (draft.isToSenderOnly || draft.to.length > 0) return { to, cc: draft.cc };
  const others = isOwnLetter ? parent.cc : [...parent.to, ...parent.cc];
  return { to, cc: without([...draft.cc, ...others], [...to, draft.from]) };
}

const absences: Record<string, string> = {
  de: 'Automatische Antwort: ',
  zh: '自动回复: ',
  fr: 'Réponse automatique : ',
  es: 'Respuesta automática: ',
  pt: 'Resposta automática: ',
  ru: 'Автоответ: ',
};

function subjectFor(draft: Draft, parent: Letter | null): string {
  if (draft.subject !== undefined) return draft.subject;
  if (!parent) return '';
  if (draft.manner === 'bounce') return 'Undelivered Mail Returned to Sender';
  if (draft.automatic) return (absences[draft.from.language] ?? 'Automatic reply: ') + parent.subject;
  const manner = draft.manner === 'forward' ? 'forward' : 'answer';
  const writer = writerOf(draft);
  return subjectOf(prefixOf(writer.client, writer.language, manner), parent.subject);
}

function historyFor(draft: Draft, parent: Letter | null): string {
  if (!parent || draft.isBare || draft.automatic || draft.manner === 'bounce') return '';
  const about = {
    from: parent.draft.from,
    to: parent.to,
    cc: parent.cc,
    subject: parent.subject,
    sentAt: parent.sentAt,
    text: parent.history ? `${parent.newText}\n\n${parent.history}` : parent.newText,
  };
  const show = draft.manner === 'forward' ? passedOn : historyOf;
  return show(writerOf(draft), about).join('\n');
}

function letterOf(draft: Draft, parent: Letter | null, today: Date): Letter {
  const day = workingDay(today, draft.day);
  const sentAt = pressIntoPast(today, instantOf(day, draft.time, draft.from.zone, numberOf(draft.key) % 60));
  const references = [...(draft.references ?? [])];
  if (parent && draft.manner !== 'forward') references.push(...parent.references, parent.messageId);
  return {
    draft,
    sentAt,
    dateHeader: dateHeader(sentAt, draft.from.zone),
    messageId: messageIdOf(draft, sentAt),
    references: references.slice(-12),
    subject: withDays(subjectFor(draft, parent), today, draft.from.language),
    ...recipientsOf(draft, parent),
    newText: withDays(draft.text, today, draft.from.language) + signatureOf(draft),
    history: historyFor(draft, parent),
    record: draft.record ?? parent?.record ?? '',
    party: draft.party ?? parent?.party ?? (draft.manner === 'forward' ? (parent?.draft.from.company ?? null) : null),
  };
}

/** All letters, oldest first. Throws where a draft is about a letter that is not told, or answers one not yet written. */
export function lettersOf(drafts: readonly Draft[], today: Date): Letter[] {
  const told = new Map(drafts.map(draft => [draft.key, draft]));
  if (told.size !== drafts.length) throw new Error('Two drafts of the sample have the same key.');
  const done = new Map<string, Letter>();
  const early: string[] = [];
  const make = (draft: Draft): Letter => {
    const known = done.get(draft.key);
    if (known) return known;
    const before = draft.about === null ? null : told.get(draft.about);
    if (before === undefined) throw new Error(`${draft.key} is about ${draft.about}, which is not told.`);
    const parent = before === null ? null : make(before);
    const letter = letterOf(draft, parent, today);
    if (parent && parent.sentAt >= letter.sentAt) early.push(draft.key);
    done.set(draft.key, letter);
    return letter;
  };
  const letters = drafts.map(make);
  if (early.length > 0) throw new Error(`Older than what they are about: ${early.join(', ')}`);
  return letters.sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || (a.draft.key < b.draft.key ? -1 : 1));
}
