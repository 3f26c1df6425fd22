import { attachmentBytes } from './attachments';
import { dateHeader, instantOf, workingDay } from './days';
import type { FileDraft, Person } from './drafts';
import { base64Lines, charsetFor, encodeHeader, encodeText, quotedPrintable } from './encoding';
import { htmlOf } from './html';
import { digitsOf, withDays, writerOf } from './letters';
import type { Letter } from './letters';

/** Letters become RFC 5322 messages, as the writer's program and the servers on the way would have made them. */

export interface Copy {
  letter: Letter;
  /** Address of the mailbox that holds this copy. */
  mailbox: string;
  isSent: boolean;
}

/** What a letter may enclose. */
export interface Surroundings {
  today: Date;
  letterOf: (key: string) => Letter;
}

/** A MIME part: its header lines and its body, which is 7-bit text. */
interface Part {
  headers: string[];
  body: string;
}

const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n');

function textPart(text: string, subtype: string, wanted: string): Part {
  const charset = charsetFor(text, wanted);
  const bytes = encodeText(crlf(text), charset);
  const type = `Content-Type: text/${subtype}; charset="${charset}"`;
  if (charset === 'iso-2022-jp') {
    return { headers: [type, 'Content-Transfer-Encoding: 7bit'], body: bytes.toString('latin1') };
  }
  const manyHigh = bytes.filter(byte => byte > 127).length * 4 > bytes.length;
  return manyHigh
    ? { headers: [type, 'Content-Transfer-Encoding: base64'], body: base64Lines(bytes) }
    : { headers: [type, 'Content-Transfer-Encoding: quoted-printable'], body: quotedPrintable(bytes) };
}

function multipart(kind: string, parts: Part[], seed: string): Part {
  const boundary = `----=_Part_${digitsOf(`${kind} ${seed}`, 18)}`;
  const pieces = parts.map(part => `--${boundary}\r\n${part.headers.join('\r\n')}\r\n\r\n${part.body}\r\n`);
  return {
    headers: [`Content-Type: multipart/${kind};\r\n boundary="${boundary}"`],
    body: `${pieces.join('')}--${boundary}--`,
  };
}

/** The file's name as the program writes it: RFC 2231, or an encoded word in quotes as Foxmail, QQ Mail and Gmail do. */
function nameParameter(parameter: string, name: string, writer: Person): string {
  if (/^[\x20-\x7e]*$/.test(name)) return `${parameter}="${name}"`;
  if (['foxmail', 'qq', 'netease', 'gmail'].includes(writer.client)) {
    return `${parameter}="${encodeHeader(name, writer.charset)}"`;
  }
  return `${parameter}*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16)}`)}`;
}

async function filePart(file: FileDraft, writer: Person, today: Date): Promise<Part> {
  const { bytes, type } = await attachmentBytes({ ...file, content: withDays(file.content, today, 'en') });
  const headers = [
    `Content-Type: ${type};\r\n ${nameParameter('name', file.name, writer)}`,
    `Content-Disposition: attachment;\r\n ${nameParameter('filename', file.name, writer)}`,
    'Content-Transfer-Encoding: base64',
  ];
  return { headers, body: base64Lines(bytes) };
}

const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '');
const icsText = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

/** RFC 5545 and 5546: what an invitation carries. */
function calendarPart(letter: Letter, today: Date): Part {
  const meeting = letter.draft.meeting;
  if (!meeting) throw new Error(`${letter.draft.key} has no meeting.`);
  const start = instantOf(workingDay(today, meeting.day), meeting.time, letter.draft.from.zone, 0);
  const lines = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Sample//EN',
    'VERSION:2.0',
    `METHOD:${meeting.method}`,
    'BEGIN:VEVENT',
    `UID:${digitsOf(meeting.summary, 24)}@${letter.messageId.split('@')[1]}`,
    `DTSTAMP:${stamp(letter.sentAt)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(new Date(start.getTime() + meeting.minutes * 60_000))}`,
    `SUMMARY:${icsText(meeting.summary)}`,
    `LOCATION:${icsText(meeting.location)}`,
    `ORGANIZER;CN=${letter.draft.from.name}:mailto:${letter.draft.from.address}`,
    ...letter.to.map(person => `ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:${person.address}`),
    `STATUS:${meeting.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  const part = textPart(lines.join('\n') + '\n', 'calendar', 'utf-8');
  part.headers[0] += `; method=${meeting.method}`;
  return part;
}

/** RFC 3464: the words for the person, the report for the program, the headers of what came back. */
function reportPart(letter: Letter, about: Letter): Part {
  const [recipient] = about.to;
  const status = /\b(\d\.\d\.\d)\b/.exec(letter.newText)?.[1] ?? '5.1.1';
  const report = [
    'Reporting-MTA: dns; mx.haitu.example',
    `Arrival-Date: ${about.dateHeader}`,
    '',
    `Final-Recipient: rfc822; ${recipient.address}`,
    `Action: ${status.startsWith('4') ? 'delayed' : 'failed'}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${letter.newText.split('\n').find(line => /^\d{3}/.test(line)) ?? ''}`,
    '',
  ];
  const original = headersOf({ letter: about, mailbox: about.draft.from.address, isSent: true });
  return multipart(
    'report; report-type=delivery-status',
    [
      textPart(letter.newText, 'plain', 'utf-8'),
      { headers: ['Content-Type: message/delivery-status'], body: report.join('\r\n') },
      { headers: ['Content-Type: text/rfc822-headers'], body: `${original.join('\r\n')}\r\n` },
    ],
    letter.draft.key,
  );
}

const whole = (letter: Letter) => (letter.history ? `${letter.newText}\n\n${letter.history}` : letter.newText);

function bodyPart(letter: Letter, today: Date): Part {
  const writer = writerOf(letter.draft);
  const plain = textPart(
    `${whole(letter).replace(/^\|.*\|$/gm, row => row.slice(1, -1).trim())}\n`,
    'plain',
    writer.charset,
  );
  const isPlain = ['apple', 'thunderbird'].includes(writer.client) && !letter.draft.newsletter;
  if (isPlain && !letter.draft.meeting) return plain;
  const parts = [plain];
  if (!isPlain) parts.push(textPart(htmlOf(letter), 'html', writer.charset));
  if (letter.draft.meeting) parts.push(calendarPart(letter, today));
  return multipart('alternative', parts, letter.draft.key);
}

async function contentOf(letter: Letter, around: Surroundings): Promise<Part> {
  const { draft } = letter;
  if (draft.manner === 'bounce') return reportPart(letter, around.letterOf(draft.about ?? ''));
  const body = bodyPart(letter, around.today);
  const parts: Part[] = [];
  for (const file of draft.files ?? []) parts.push(await filePart(file, writerOf(draft), around.today));
  if (draft.encloses) {
    const inner = around.letterOf(draft.encloses);
    const copy = { letter: inner, mailbox: draft.from.address, isSent: false };
    const source = await writeMessage(copy, around);
    parts.push({
      headers: ['Content-Type: message/rfc822', 'Content-Disposition: attachment'],
      body: source.toString('latin1'),
    });
  }
  return parts.length > 0 ? multipart('mixed', [body, ...parts], draft.key) : body;
}

function mailbox(person: Person): string {
  if (!person.name) return person.address;

  const name = /^[\x00-\x7f]*$/.test(person.name) ? `"${person.name}"` : encodeHeader(person.name, person.charset);
  return `${name} <${person.address}>`;
}
const mailboxes = (people: Person[]) => people.map(mailbox).join(',\r\n ');

const programs: Record<string, string> = {
  outlook: 'X-Mailer: Microsoft Outlook 16.0',
  foxmail: 'X-Mailer: Foxmail 7.2.25.331[cn]',
  qq: 'X-Mailer: QQMail 2.x',
  netease: 'X-Mailer: Coremail Webmail Server Version XT_Ux_snapshot',
  thunderbird: 'User-Agent: Mozilla Thunderbird',
  apple: 'X-Mailer: iPhone Mail (23B85)',
};

function arrivalHeaders(copy: Copy): string[] {
  const { letter } = copy;
  const address = letter.draft.from.address;
  const domain = address.slice(address.indexOf('@') + 1);
  const isOwn = domain.endsWith('haitu.example');
  const host = isOwn ? 'client.haitu.example' : `mail.${domain}`;
  const queue = digitsOf(`${letter.draft.key} ${copy.mailbox}`, 11).toUpperCase();
  const delay = 3000 + (parseInt(queue.slice(0, 4), 16) % 40) * 1000;
  const arrived = dateHeader(new Date(letter.sentAt.getTime() + delay), 'Asia/Shanghai');
  const verdict = letter.draft.authentication ?? 'pass';
  const results = `Authentication-Results: mx.haitu.example;\r\n spf=${verdict} smtp.mailfrom=${domain};\r\n dkim=${verdict} header.d=${domain};\r\n dmarc=${verdict} header.from=${domain}`;
  return [
    `Return-Path: <${letter.draft.manner === 'bounce' ? '' : address}>`,
    `Delivered-To: ${copy.mailbox}`,
    `Received: from ${host} (${host} [192.0.2.${(queue.charCodeAt(0) % 200) + 1}])\r\n by mx.haitu.example (Postfix) with ESMTPS id ${queue}\r\n for <${copy.mailbox}>; ${arrived}`,
    ...(isOwn ? [] : [results]),
  ];
}

function specialHeaders(letter: Letter): string[] {
  const { draft } = letter;
  const headers: string[] = [];
  if (draft.replyTo) headers.push(`Reply-To: ${draft.replyTo}`);
  if (draft.isPrivate) headers.push('Sensitivity: Private');
  if (draft.automatic)
    headers.push('Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All', 'Precedence: bulk');
  if (draft.manner === 'bounce') headers.push('Auto-Submitted: auto-replied');
  if (draft.newsletter !== undefined) {
    const host = draft.from.address.split('@')[1];
    headers.push(
      `List-Id: <${draft.newsletter}.${host}>`,
      `List-Unsubscribe: <https://${host}/unsubscribe>`,
      'Precedence: bulk',
    );
  }
  const program = programs[writerOf(draft).client];
  if (program && draft.manner !== 'bounce' && draft.newsletter === undefined) headers.push(program);
  return headers;
}

function headersOf(copy: Copy): string[] {
  const { letter } = copy;
  const { draft } = letter;
  const headers = copy.isSent ? [] : arrivalHeaders(copy);
  headers.push(`Date: ${letter.dateHeader}`, `From: ${mailbox(draft.from)}`, `To: ${mailboxes(letter.to)}`);
  if (letter.cc.length > 0) headers.push(`Cc: ${mailboxes(letter.cc)}`);
  if (copy.isSent && draft.bcc.length > 0) headers.push(`Bcc: ${mailboxes(draft.bcc)}`);
  headers.push(`Subject: ${encodeHeader(letter.subject, draft.from.charset)}`, `Message-ID: <${letter.messageId}>`);
  const nearest = letter.references.at(-1);
  if (nearest) {
    headers.push(`In-Reply-To: <${nearest}>`);
    headers.push(`References: ${letter.references.map(id => `<${id}>`).join('\r\n ')}`);
  }
  return [...headers, ...specialHeaders(letter), 'MIME-Version: 1.0'];
}

/** The source of this mailbox's copy, CRLF line ends. */
export async function writeMessage(copy: Copy, around: Surroundings): Promise<Buffer> {
  const content = await contentOf(copy.letter, around);
  return Buffer.from([...headersOf(copy), ...content.headers, '', content.body, ''].join('\r\n'), 'latin1');
}
