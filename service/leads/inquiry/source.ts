import { domainOf, isOwnDomain } from '../../common/emailAddress';
import type { ReadForm } from './forms';
import { readForm } from './forms';
import type { Letter } from './inner';
import { letterOf } from './inner';
import type { InquiryMail, Span } from './inquiry';
import type { Labelled, LabelKey } from './labels';
import { readHeading, readLabelled } from './labels';
import { isFormService, isRelay, platformOf } from './platforms';
import type { Region, SourceLine } from './regions';
import { emptyRegion, placeIn, regionOf, withoutMarks } from './regions';
import { splitSigned } from './signing';

/** By which road the buyer's words came. */
export type InquiryRoad = 'direct' | 'platform' | 'webform';

/** A labelled line, and in which region it stands. */
export interface SourceLabel extends Labelled {
  region: 'notice' | 'message' | 'signature';
}

/** Who the buyer is, as far as the headers and the frame around his words tell. */
export interface SourceBuyer {
  /** '' where unknown. */
  name: string;
  /** Where the name stands: 'sender' is the From header, else a labelled line; null where it is in neither (Reply-To). */
  nameSpan: Span | null;
  /** Normalised; '' where it is unknown, or only the relay of a platform is known. */
  address: string;
}

/** One reading of a mail: whose words they are, where they stand, and what is labelled. All offsets are of `base`. */
export interface InquirySource {
  road: InquiryRoad;
  /** Name of the platform, or null. */
  platform: string | null;
  /** Somebody sent it on: `base`, `subject` and `buyer` are of the original. */
  isForwarded: boolean;
  /** It answers a mail by its references or its subject. */
  isAnswer: boolean;
  /** 'forwarded': the original came as an attached message, and its text is `base`. Otherwise `base` is `parsed.text`. */
  part: 'body' | 'forwarded';
  base: string;
  /** As the header has it (of a forwarded mail the original's). */
  subject: string;
  buyer: SourceBuyer;
  /** What the buyer wrote, without signature, quoted history and disclaimers. */
  message: Region;
  signature: Region;
  /** What a platform or a form prints around his message; its labelled lines are in `labels`. Empty on the direct road. */
  notice: Region;
  /** Labelled lines of all three regions, in the order of the text. */
  labels: SourceLabel[];
  /** What somebody wrote above the mail that he sends on; empty where nothing is forwarded. */
  cover: Region;
}

/** The receipt for `start` to `end` (exclusive) of the text of a region of the source. */
export function spanOf(source: InquirySource, region: Region, start: number, end: number): Span {
  return { part: source.part, ...placeIn(region, start, end) };
}

/** The first filled label of the first of these kinds that there is, or null. */
export function labelled(source: InquirySource, ...keys: readonly LabelKey[]): SourceLabel | null {
  for (const key of keys) {
    const found = source.labels.find(label => label.key === key && label.value !== '');
    if (found) return found;
  }
  return null;
}

/** Reads a mail once, for all who ask what it is and what is in it. Linear in what is read, and bounded. */
export function readSource(mail: InquiryMail): InquirySource {
  const letter = letterOf(mail);
  const platform = platformOf(letter.from.address);
  const road: InquiryRoad = platform !== null ? 'platform' : isForm(letter, mail.ownDomains) ? 'webform' : 'direct';
  const form = road === 'direct' ? null : readForm(letter.lines);
  const buyer = buyerOf(letter, road, form?.labels ?? [], mail.ownDomains);
  const { words, signature } = splitSigned(form ? form.message : writtenLines(letter), buyer.name);
  return {
    road,
    platform,
    isForwarded: letter.isForwarded,
    isAnswer: letter.isAnswer,
    part: letter.part,
    base: letter.base,
    subject: letter.subject,
    buyer,
    message: regionOf(words),
    signature: regionOf(signature),
    notice: form ? regionOf(form.notice) : emptyRegion,
    labels: labelsOf(form, words, signature),
    cover: regionOf(letter.cover),
  };
}

/** The lines that the sender wrote: answers between quoted lines are his, the quoted lines are not. */
function writtenLines(letter: Letter): SourceLine[] {
  const written = letter.lines.slice(0, letter.written);
  const own = written.filter(line => !/^\s{0,3}>/.test(line.text));
  const isAllQuoted = !letter.isAnswer && own.every(line => line.text.trim().length < 40);
  return isAllQuoted ? written.map(withoutMarks) : own;
}

const formWords =
  /contact form|online store's contact|new (?:form )?(?:entry|submission)|form submission|submitted (?:from|on|via)|wpforms|elementor|gravity ?forms|ninja ?forms|formidable|contact form 7|page url|网站留言|在线留言|留言板|网站询盘|官网|kontaktformular|formulario de contacto|formulário de contato|formulaire de contact|форм[аы] обратной связи|с сайта|お問い合わせフォーム|문의하기|نموذج (?:الاتصال|التواصل)|modulo di contatto|iletişim formu/iu;
const personKeys = new Set<LabelKey>([
  'name',
  'firstName',
  'email',
  'phone',
  'company',
  'country',
  'message',
  'from',
  'subject',
]);

/** Whether a web form made the mail: by who sent it, and by its labelled lines. */
function isForm(
  { from, replyTo, lines, isAnswer, isForwarded, subject }: Letter,
  ownDomains: readonly string[],
): boolean {
  // "Re: Wholesale enquiry": some form builders title their notifications so.
  if (isAnswer && !isFormService(from.address)) return false;
  const found = new Set<LabelKey>();
  let words = subject;
  for (const line of lines.slice(0, 120)) {
    const label = readLabelled(line, true);
    const key = label?.key ?? readHeading(line);
    if (key && personKeys.has(key)) found.add(key);
    if (line.text.length < 300) words += `\n${line.text}`;
  }
  if (isFormService(from.address)) return found.size >= 2 || replyTo !== null;
  const isOwn = isOwnDomain(domainOf(from.address), ownDomains);
  const hasWords = formWords.test(words);
  if (isOwn) return found.size >= 2 && (replyTo !== null || hasWords || isForwarded || found.size >= 3);
  return (
    (hasWords && found.size >= 2 && found.has('email')) ||
    (found.has('message') && found.has('email') && found.size >= 4)
  );
}

function buyerOf(
  letter: Letter,
  road: InquiryRoad,
  labels: readonly Labelled[],
  ownDomains: readonly string[],
): SourceBuyer {
  const { from, replyTo } = letter;
  const direct = (address: string) => (isRelay(address) || isOwnDomain(domainOf(address), ownDomains) ? '' : address);
  if (road === 'direct')
    return {
      name: from.name,
      nameSpan: letter.isForwarded || from.name === '' ? null : { part: 'sender', start: 0, end: from.name.length },
      address: from.address,
    };
  const email = labels.find(label => (label.key === 'email' || label.key === 'from') && label.value.includes('@'));
  const written =
    /[^\s<>()"',;:[\]]+@[^\s<>()"',;:[\]]+\.[\p{L}\d-]+/u.exec(email?.value ?? '')?.[0].toLowerCase() ?? '';
  const named = nameLabelled(labels, letter.part) ?? nameVia(letter) ?? nameAnnounced(letter);
  return {
    name: named?.name ?? (isRelayName(replyTo?.name ?? '') ? '' : (replyTo?.name ?? '')),
    nameSpan: named?.span ?? null,
    address: written || direct(replyTo?.address ?? ''),
  };
}

const isRelayName = (name: string) => /@|reply|relay|platform/i.test(name);

interface Named {
  name: string;
  span: Span;
}

function nameLabelled(labels: readonly Labelled[], part: InquirySource['part']): Named | null {
  const isName = ({ value }: Labelled) =>
    /\p{L}{2}/u.test(value) && !/^[^\s@]+@\S+$/.test(value) && value.length <= 120;
  const label =
    labels.find(one => one.key === 'name' && isName(one)) ?? labels.find(one => one.key === 'from' && isName(one));
  if (!label) return null;
  const name = label.value.replace(/\s*[<(]?[^\s<(]+@[^\s>)]+[>)]?\s*$/, '');
  return name === '' ? null : { name, span: { part, start: label.start, end: label.start + name.length } };
}

// "[Elodie Marchand] sent you an inquiry", "Andrei Munteanu just messaged you", "New inquiry from Mr. Osei Boakye (Ghana)".
const announced = [
  /^\[?(?:\p{Lu}[\p{L}-]{1,15}, (?=\p{Lu}[\p{L}-]+ (?:has |have |just )?sent you))?((?:\p{Lu}|[\u3040-\u9fff\uac00-\ud7af])[^[\]<>@:|]{1,60}?)\]? (?:(?:from|of|in|de|du|da|di|aus|из) [^:]{2,60}? )?(?:has |have |just )?(?:(?:le|te|les|os) (?:ha enviado|envió|ha mandado)|vous a (?:envoyé|adressé|contacté|écrit)|(?:enviou|mandou|te enviou|lhe enviou)(?:-lhe)? (?:uma|um)|hat (?:Ihnen|dir|eine)|(?:отправил|прислал|направил)а? вам|(?:ti|vi|Le|Vi) ha inviato|sent you|messaged you|wants to|is interested in|sends you|contacted you|left you|wrote to you|asked)/u,
  /\b(?:inquiry|enquiry|message|request|lead|inmail|question|quote request) (?:received )?from:? ((?:mr|mrs|ms|dr)?\.? ?\p{Lu}[^,()[\]<>@:|–-]{1,60}?)\s*(?:[,([<:|–-]|$| (?:in|of|regarding|about|at|via|from) )/iu,
];

/** "Sofia Marin via LinkedIn" in the header of a platform. */
function nameVia({ from, isForwarded }: Letter): Named | null {
  const name = /^(\p{Lu}[\p{L}\p{M}.'’ -]{2,50}?) (?:via|through|über|vía|par) \p{Lu}/u.exec(from.name)?.[1];
  return isForwarded || !name || !name.includes(' ')
    ? null
    : { name, span: { part: 'sender', start: 0, end: name.length } };
}

function nameAnnounced(letter: Letter): Named | null {
  const head = letter.lines
    .slice(0, 12)
    .map(line => ({ text: line.text, part: letter.part as Span['part'], from: line.from }));
  const subject = letter.isForwarded ? [] : [{ text: letter.subject, part: 'subject' as const, from: 0 }];
  for (const { text, part, from } of [...subject, ...head]) {
    if (text.length > 300) continue;
    for (const pattern of announced) {
      const name = pattern.exec(text)?.[1];
      if (!name || /^(?:a|an|the|one|buyer|you|new|someone)\b/i.test(name)) continue;
      const start = from + text.indexOf(name);
      return { name, span: { part, start, end: start + name.length } };
    }
  }
  return null;
}

function labelsOf(
  form: ReadForm | null,
  words: readonly SourceLine[],
  signature: readonly SourceLine[],
): SourceLabel[] {
  const read = (lines: readonly SourceLine[], region: SourceLabel['region']) =>
    lines.flatMap(line => {
      const found = readLabelled(line, false);
      return found && found.value !== '' ? [{ ...found, region }] : [];
    });
  const notice = (form?.labels ?? []).map(label => ({ ...label, region: 'notice' as const }));
  return [...notice, ...read(words, 'message'), ...read(signature, 'signature')].sort((a, b) => a.start - b.start);
}
