/** How a story is told: drafts of messages with who, when and what; writing.ts turns them into mail. */

/** The programs that people write with; each has its own way of quoting, naming subjects and encoding. */
export type MailClient = 'outlook' | 'gmail' | 'foxmail' | 'qq' | 'netease' | 'apple' | 'thunderbird';
export type Language = 'en' | 'zh' | 'de' | 'es' | 'fr' | 'ru' | 'pt' | 'ja' | 'ar' | 'it';

export interface Person {
  name: string;
  address: string;
  /** Key of the company in company.ts; null for strangers and for colleagues. */
  company: string | null;
  /** False for addresses that nobody has entered yet. */
  isKnown: boolean;
  title: string;
  phone: string;
  /** IANA name of the zone in which he looks at the clock. */
  zone: string;
  language: Language;
  client: MailClient;
  charset: string;
  signature: string;
}

export interface FileDraft {
  kind: 'pdf' | 'xlsx' | 'jpg' | 'png';
  name: string;
  /** Lines of the document; of a sheet the cells are separated by '|'. */
  content: string;
}
export const pdf = (name: string, content: string): FileDraft => ({ kind: 'pdf', name, content });
export const xlsx = (name: string, content: string): FileDraft => ({ kind: 'xlsx', name, content });
export const photo = (name: string): FileDraft => ({ kind: name.endsWith('.png') ? 'png' : 'jpg', name, content: '' });

export interface Meeting {
  method: 'REQUEST' | 'CANCEL';
  summary: string;
  /** Working days from today. */
  day: number;
  /** In the organiser's zone. */
  time: string;
  minutes: number;
  location: string;
}

/** What the reader is meant to see of it: where it is filed, or why not. */
export type Meant = 'filed' | 'review' | 'internal' | 'private' | 'newsletter' | 'linked';

export interface DraftOptions {
  to?: Person | Person[];
  cc?: Person | Person[];
  bcc?: Person | Person[];
  subject?: string;
  files?: FileDraft[];
  /** Number of the record that it is about; answers and forwarded copies inherit it, '' ends that. */
  record?: string;
  meant?: Meant;
  /** Company under which it is meant to be filed, where that is not the company of the other side. */
  party?: string;
  /** Typed on a phone: no signature but the phone's own, plain text. */
  isPhone?: boolean;
  /** Without quoted history, or with it cut off. */
  isBare?: boolean;
  isPrivate?: boolean;
  /** Only the named recipients, not everybody of the letter answered. */
  isToSenderOnly?: boolean;
  automatic?: 'absence';
  newsletter?: string;
  meeting?: Meeting;
  /** Encloses another letter as it came (message/rfc822). */
  encloses?: string;
  replyTo?: string;
  /** Verdict of our host on the sender where it is not a pass. */
  authentication?: 'fail' | 'none';
  /** Message-IDs of letters older than the sample. */
  references?: string[];
}

export interface Draft extends Omit<DraftOptions, 'to' | 'cc' | 'bcc'> {
  key: string;
  /** Working days from today, 0 or negative. */
  day: number;
  /** 'HH:MM' in the writer's zone. */
  time: string;
  from: Person;
  to: Person[];
  cc: Person[];
  bcc: Person[];
  /** Key of the letter that it answers or forwards. */
  about: string | null;
  manner: 'new' | 'answer' | 'forward' | 'bounce';
  text: string;
}

const list = (people: Person | Person[] | undefined): Person[] =>
  people === undefined ? [] : Array.isArray(people) ? people : [people];

type Tag = (strings: TemplateStringsArray, ...values: string[]) => Draft;
type Head = Pick<Draft, 'key' | 'day' | 'time' | 'from' | 'about' | 'manner'>;

function tag(head: Head, options: DraftOptions): Tag {
  return (strings, ...values) => ({
    ...options,
    ...head,
    to: list(options.to),
    cc: list(options.cc),
    bcc: list(options.bcc),
    text: String.raw({ raw: strings }, ...values).trim(),
  });
}

/** A new letter. */
export function write(
  key: string,
  day: number,
  time: string,
  from: Person,
  to: Person | Person[],
  subject: string,
  options: DraftOptions = {},
): Tag {
  return tag({ key, day, time, from, about: null, manner: 'new' }, { ...options, to, subject });
}

/** An answer to everybody on the letter `about`, unless `to` says otherwise; its subject follows from that. */
export function answer(
  key: string,
  about: string,
  day: number,
  time: string,
  from: Person,
  options: DraftOptions = {},
): Tag {
  return tag({ key, day, time, from, about, manner: 'answer' }, options);
}

/** The letter `about`, passed on. */
export function forward(
  key: string,
  about: string,
  day: number,
  time: string,
  from: Person,
  to: Person | Person[],
  options: DraftOptions = {},
): Tag {
  return tag({ key, day, time, from, about, manner: 'forward' }, { ...options, to });
}

/** The failed delivery of the letter `about`, told by a mail server; the text is the server's explanation. */
export function bounce(key: string, about: string, day: number, time: string, from: Person): Tag {
  return tag({ key, day, time, from, about, manner: 'bounce' }, { meant: 'linked' });
}
