import { isBlockHeading } from './contactBlocks';
import type { Labelled, LabelKey } from './labels';
import { readHeading, readLabelled } from './labels';
import type { SourceLine } from './regions';

/*
 * Notifications of platforms and of web forms: a frame of labelled lines around the words of the buyer. They are read by their labels
 * and never by positions: layouts change every few months.
 */

/** A notification taken apart; `notice` is all that is not the buyer's message. */
export interface ReadForm {
  message: SourceLine[];
  notice: SourceLine[];
  labels: Labelled[];
}

/** Labels that tell of the buyer or of the sending: behind the message they end it. */
const frameKeys = new Set<LabelKey>([
  'name',
  'firstName',
  'lastName',
  'title',
  'company',
  'email',
  'phone',
  'messenger',
  'fax',
  'country',
  'city',
  'address',
  'website',
  'businessType',
  'from',
  'to',
  'date',
  'ip',
  'page',
  'reference',
]);

const rule = /^\s*[-_=*~—–─━]{5,}\s*$/;
const footer =
  /^\s*(?:--\s*$|reply now|reply(?: to (?:this|the|buyer|inquiry|message))?\b.{0,80}$|to reply\b|you can reply|click (?:here|the)|view (?:inquiry|details?|message|the)|see (?:details|the)|log ?in|sign in|this (?:e-?mail|message|mail|inquiry|notification|enquiry) (?:was|is|has)\b|sent (?:from|via|on|through|by)\b|submitted\b|powered by|(?:©|\(c\)|copyright)|all rights reserved|please (?:be careful|do not|note that|don't)|never (?:pay|share)|for your security|unsubscribe|you (?:are receiving|received|have received) this|your (?:product|item|listing)s?\s*:|was this (?:inquiry|enquiry|message|lead|e-?mail)\b|(?:your |related |attached )?(?:product|item)s?:? .{2,120}\((?:model|item|sku|art)\b.{0,40}\)|\* ?(?:related|ec21|this|the)\b|report (?:as )?spam|do not (?:pay|send|disclose)|reply through|to (?:stop|view|respond|answer|protect)|important(?: notice)?:|tips?:|warning:|safety|learn more|inquiry id|ip country|member since|buyer level|attached product|upgrade|best (?:regards|wishes),? (?:the )?[\w.-]+ team|the [\w.-]+ team|get the app|download the|accept|quote now|report (?:spam|this)|\[?(?:立即回复|查看详情|点击|此邮件|本邮件|该邮件|请勿|来自|登录|回复此|温馨提示|安全提示)|responda |responder |este (?:correo|mensaje)|este e-?mail|esta mensagem|cet e-?mail|ce (?:message|courriel)|répondre|diese (?:e-?mail|nachricht)|gesendet (?:über|von)|antworten|это (?:письмо|сообщение)|ответить|отправлено|questa (?:e-?mail|mail)|questo messaggio|rispondi|このメール|送信元|本メール|이 메일|본 메일|تم إرسال|هذه الرسالة|rispondere|attention:|note:|reminder:)/iu;
const greeting =
  /^\s*(?:(?:hi|hey|ciao|salve)(?!\p{L})|hello|dear|good (?:day|morning|afternoon|evening)|greetings|compliments|to whom|salam|assalam|hola|buen[oa]s?|estimad[oa]s?|bonjour|madame|monsieur|guten|sehr geehrte|hallo|olá|prezad[oa]s?|bom dia|boa tarde|ciao|buongiorno|salve|gentil[ei]|egregi|здравствуйте|добрый|уважаем|доброго|привет|您好|你好|尊敬的|贵公司|مرحبا|السلام|السادة|تحية|拝啓|お世話|はじめ|こんにちは|안녕)/iu;

/** Takes a notification apart. `road` and `subject` say what it is, `lines` are all of its text. */
export function readForm(lines: readonly SourceLine[]): ReadForm {
  const place = labelledMessage(lines) ?? looseMessage(lines);
  const notice = lines.filter((_, i) => i < place.start || i >= place.end);
  const message = lines
    .slice(place.start, place.end)
    .map((line, i) => (i === 0 && place.cut > 0 ? cutLine(line, place.cut) : line));
  const head =
    place.cut > 0 ? [{ text: lines[place.start]!.text.slice(0, place.cut), from: lines[place.start]!.from }] : [];
  return { message: withoutMarksOf(message), notice: [...notice, ...head], labels: readLabels(lines, place) };
}

interface Place {
  start: number;
  end: number;
  /** Characters of the first line that are its label. */
  cut: number;
}

const cutLine = (line: SourceLine, cut: number): SourceLine => ({ text: line.text.slice(cut), from: line.from + cut });

function withoutMarksOf(lines: readonly SourceLine[]): SourceLine[] {
  return lines.map(line => {
    const mark = /^\s{0,3}>\s?/.exec(line.text)?.[0].length ?? 0;
    return mark > 0 ? cutLine(line, mark) : line;
  });
}

/** The message behind its label, up to the end of the frame: a rule, a footer, or labels of the frame. */
function labelledMessage(lines: readonly SourceLine[]): Place | null {
  for (let i = 0; i < lines.length; i++) {
    const place = messageAt(lines, i);
    if (place) return place;
  }
  return null;
}

function messageAt(lines: readonly SourceLine[], i: number): Place | null {
  const line = lines[i]!;
  const found = readLabelled(line, true);
  if (found?.key === 'message' && found.value !== '') {
    const end = messageEnd(lines, i + 1);
    if (isTitleAbove(lines, i, end)) return null;
    return found.value.length < 4 && end === i + 1 ? null : { start: i, end, cut: found.start - line.from };
  }
  const isHeading = found ? found.key === 'message' && found.value === '' : readHeading(line) === 'message';
  if (!isHeading) return null;
  let start = i + 1;
  while (start < lines.length && (lines[start]!.text.trim() === '' || rule.test(lines[start]!.text))) start++;
  if (start >= lines.length) return null;
  return { start, end: messageEnd(lines, start + 1), cut: 0 };
}

/** "[Inquiry] BBQ tools for our stores": the title of the notification, where the words stand further below. */
function isTitleAbove(lines: readonly SourceLine[], i: number, end: number): boolean {
  const { text } = lines[i]!;
  return (
    /^\s*[[【<]/.test(text) &&
    text.length < 120 &&
    lines.slice(i + 1, end).every(line => line.text.trim() === '') &&
    lines.slice(i + 1, i + 60).some(line => greeting.test(line.text) && line.text.length < 400)
  );
}

function messageEnd(lines: readonly SourceLine[], from: number): number {
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!;
    const text = line.text;
    if (rule.test(text) || footer.test(text) || isBlockHeading(text)) return i;
    if (text.trim() === '') continue;
    const isAfterGap = lines[i - 1]!.text.trim() === '';
    const found = readLabelled(line, true);
    // The buyer signs with a phone number too: only a frame begins behind a blank line, or with more than one of its labels.
    if (found && frameKeys.has(found.key) && (isAfterGap || isFrameLine(lines[i + 1]))) return i;
    if (!found && isAfterGap && isHeadingOfFrame(lines, i)) return i;
  }
  return lines.length;
}

function isFrameLine(line: SourceLine | undefined): boolean {
  const found = line ? readLabelled(line, true) : null;
  return found !== null && frameKeys.has(found.key);
}

function isHeadingOfFrame(lines: readonly SourceLine[], i: number): boolean {
  const key = readHeading(lines[i]!);
  return key !== null && frameKeys.has(key) && (lines[i + 1]?.text.trim() ?? '') !== '';
}

// Who writes within a network writes in one paragraph.
const LONGEST_PARAGRAPH = 2_000;

/** Where nothing labels the message: from the second greeting on, or what is left between head and footer. */
function looseMessage(lines: readonly SourceLine[]): Place {
  const greetings = lines.flatMap((line, i) =>
    greeting.test(line.text) && line.text.length < LONGEST_PARAGRAPH ? [i] : [],
  );
  const first = greetings.length > 1 || (greetings[0] ?? 0) > 3 ? greetings[greetings.length > 1 ? 1 : 0]! : -1;
  const start = first >= 0 ? first : afterHead(lines);
  let end = messageEnd(lines, Math.min(start + 1, lines.length));
  while (end > start && lines[end - 1]!.text.trim() === '') end--;
  return { start, end: Math.max(end, start), cut: 0 };
}

const LONGEST_GREETING = 60;

/** Behind the lines that announce: "X sent you an inquiry", labelled lines, rules. */
function afterHead(lines: readonly SourceLine[]): number {
  let start = 0;
  for (let i = 0; i < Math.min(lines.length, 40); i++) {
    const text = lines[i]!.text;
    if (text.trim() === '') continue;
    const key = readHeading(lines[i]!);
    if (key && key !== 'message' && valueBelow(lines, i)) {
      // A heading has its value in the line below.
      start = i + 2;
      i += 1;
      continue;
    }
    const found = readLabelled(lines[i]!, true);
    const isHead =
      rule.test(text) ||
      (found !== null && found.key !== 'other') ||
      (greeting.test(text) && text.trim().length <= LONGEST_GREETING) ||
      /(?:(?<!(?:do|did|if|that|what|which|can|could|as) )you (?:have|got|received)|sent you|new (?:inquiry|enquiry|message|inmail|entry|submission|lead|rfq)|has shown interest|is interested in|wants? to|via |新的?询盘|新询价|收到)/iu.test(
        text,
      );
    if (isHead) start = i + 1;
    else if (text.trim().length > 60) break;
  }
  return start;
}

/** Labelled lines of the frame, also where the value stands on the line below its heading. */
function readLabels(lines: readonly SourceLine[], place: Place): Labelled[] {
  const labels: Labelled[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (i >= place.start && i < place.end && !(i === place.start && place.cut > 0)) continue;
    const line = lines[i]!;
    const found = readLabelled(line, true);
    if (found && found.value !== '') labels.push(found);
    else {
      const key = found ? found.key : readHeading(line);
      const below = key && key !== 'other' && key !== 'message' ? valueBelow(lines, i) : null;
      if (key && below) labels.push({ label: found?.label ?? line.text.trim(), key, ...below });
    }
  }
  return labels;
}

function valueBelow(lines: readonly SourceLine[], i: number): Pick<Labelled, 'value' | 'start' | 'end'> | null {
  const next = lines[i + 1]?.text.trim() === '' ? lines[i + 2] : lines[i + 1];
  if (!next) return null;
  const value = next.text.trim();
  if (value === '' || value.length > 500 || readHeading(next) !== null || readLabelled(next, false)) return null;
  const start = next.from + next.text.indexOf(value);
  return { value, start, end: start + value.length };
}
