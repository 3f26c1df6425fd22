import { readFileSync } from 'node:fs';
import type { InquiryMail } from '../../service/leads/inquiry/inquiry';
import { parseItem } from '../../service/mail/parseItem';
import { mailOf } from './inquiries';

/** A mail written down for training or as a check: one line of a *.jsonl. */
export interface WrittenMail {
  isInquiry: boolean;
  kind: string;
  language: string;
  /** "Name <address>"; absent where only the words matter. */
  from?: string;
  /** Where a form of our own site says to answer. */
  replyTo?: string;
  subject: string;
  text: string;
}

/** The seller who receives them. */
const own = ['tianlan-trade.com'];

/** The lines of a *.jsonl of written mail. */
export function readWritten(file: string): WrittenMail[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map(line => JSON.parse(line) as WrittenMail);
}

/** A written mail as the intake would hand it to the recognition: through the product's own parser and classifier. */
export async function mailOfWritten(written: WrittenMail, spool: string): Promise<InquiryMail> {
  const bytes = Buffer.from(rawOf(written), 'utf8');
  const { parsed } = await parseItem({ bytes, file: null, format: 'eml' }, { ownHosts: own, spool });
  return mailOf(parsed, own);
}

function rawOf({ from = 'writer@mail.example', replyTo, subject, text }: WrittenMail): string {
  const sender = /^"?([^"<]*?)"?\s*<([^>]*)>$/.exec(from);
  const address = sender ? `${encoded(sender[1] as string)} <${sender[2]}>` : `<${from}>`;
  const body = Buffer.from(text, 'utf8')
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n');
  return [
    `From: ${address}`,
    `To: <info@${own[0]}>`,
    ...(replyTo ? [`Reply-To: <${replyTo}>`] : []),
    `Subject: ${encoded(subject)}`,
    'Date: Wed, 11 Nov 2026 10:00:00 +0000',
    'Message-ID: <written@mail.example>',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    body,
  ].join('\r\n');
}

const encoded = (words: string) => (words === '' ? '' : `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`);
